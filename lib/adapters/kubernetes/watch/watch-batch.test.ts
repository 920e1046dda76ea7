import { describe, expect, it } from "vitest";
import { watchedKinds } from "../objects/watched-kinds";
import { readLines } from "./read-lines";
import { readWatchBatch } from "./watch-batch";
import { collectionPath, resourceName, type WatchTarget } from "./watch-target";

function target(key: string, namespace: string | null = null): WatchTarget {
  const kind = watchedKinds("istio-system").find((candidate) => candidate.key === key);
  if (kind === undefined) throw new Error(`no kind ${key}`);
  return { kind, version: "v1", namespace, kept: {} };
}
const event = (type: string, name: string, resourceVersion: string): string =>
  JSON.stringify({ type, object: { metadata: { name, namespace: "shop", resourceVersion } } });

describe("readWatchBatch", () => {
  it("tells of every event of a chunk in order", () => {
    const batch = readWatchBatch(
      [
        event("ADDED", "a", "1"),
        event("ADDED", "b", "2"),
        "",
        event("DELETED", "a", "3"),
        event("MODIFIED", "b", "4"),
      ],
      target("Pod"),
    );
    expect(batch.steps.map(([key, object]) => [key, object?.meta.resourceVersion])).toEqual([
      ["shop/a", "1"],
      ["shop/b", "2"],
      ["shop/a", undefined],
      ["shop/b", "4"],
    ]);
    expect(batch.resourceVersion).toBe("4");
    expect(batch.failure).toBeNull();
  });

  it("moves the resume point on a bookmark without changing an object", () => {
    const batch = readWatchBatch([event("BOOKMARK", "", "9")], target("Pod"));
    expect(batch).toMatchObject({ resourceVersion: "9", failure: null });
    expect(batch.steps).toEqual([]);
  });

  it("reports an expired version as gone and keeps what came before it", () => {
    const expired = JSON.stringify({
      type: "ERROR",
      object: { code: 410, message: "too old resource version" },
    });
    const batch = readWatchBatch([event("ADDED", "a", "1"), expired], target("Pod"));
    expect(batch.failure).toEqual({ kind: "gone", message: "too old resource version" });
    expect(batch.steps).toHaveLength(1);
  });

  it("ends the watch on a line that is no JSON object", () => {
    expect(readWatchBatch(["{"], target("Pod")).failure?.kind).toBe("server");
  });
});

describe("readLines", () => {
  async function* chunks(...parts: Buffer[]): AsyncGenerator<Buffer> {
    for (const part of parts) yield await Promise.resolve(part);
  }

  it("joins lines and characters that are split between chunks", async () => {
    const bytes = Buffer.from('{"é":1}\n{"b":2}\n{"rest"');
    const cut = bytes.indexOf(0xa9);
    const batches: (readonly string[])[] = [];
    for await (const lines of readLines(chunks(bytes.subarray(0, cut), bytes.subarray(cut))))
      batches.push(lines);
    expect(batches).toEqual([['{"é":1}', '{"b":2}']]);
  });

  it("gives up on an endless line", async () => {
    const piece = Buffer.alloc(9 * 1024 * 1024, "x");
    const read = async (): Promise<void> => {
      for await (const lines of readLines(chunks(piece, piece))) expect(lines).toEqual([]);
    };
    await expect(read()).rejects.toThrow("too long");
  });
});

describe("collectionPath", () => {
  it.each([
    [target("Pod"), "/api/v1/pods?limit=1"],
    [target("Pod", "shop"), "/api/v1/namespaces/shop/pods?limit=1"],
    [target("HTTPRoute", "shop"), "/apis/gateway.networking.k8s.io/v1/namespaces/shop/httproutes?limit=1"],
    [
      target("ConfigMap", "istio-system"),
      "/api/v1/namespaces/istio-system/configmaps?fieldSelector=metadata.name%3Distio&limit=1",
    ],
  ])("names group, version, namespace and selector (%#)", (of, path) => {
    expect(collectionPath(of, { limit: "1" })).toBe(path);
  });

  it("names a resource as RBAC does", () => {
    expect(resourceName(target("Pod").kind)).toBe("pods");
    expect(resourceName(target("Sidecar").kind)).toBe("sidecars.networking.istio.io");
  });
});
