import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/domain/access/viewer";
import { fakeBackend, type FakeBackend } from "@/lib/testing/fake-backend";
import { SHOP } from "@/lib/testing/shop-mesh";
import { CART_ROWS } from "@/lib/testing/shop-rows";
import { meshReply, observeMesh } from "./observe-mesh";

const VIEWER: Viewer = { identity: "process", mayWrite: false };
const ASKED = { namespaces: null, windowSeconds: 300 };
const signal = AbortSignal.timeout(20_000);

let backend: FakeBackend;
beforeEach(() => {
  backend = fakeBackend(["shop", "bank"], CART_ROWS);
  backend.cluster.objects = SHOP;
  const { process } = backend.cluster.access;
  if (process) backend.cluster.access = { process, amy: process };
});

describe("answers about the mesh", () => {
  const key = async (
    asked: Parameters<typeof observeMesh>[2] = ASKED,
    viewer = VIEWER,
    name = "splits",
  ): Promise<string | null> =>
    (await meshReply(name, ({ at }) => at, backend, viewer, asked, signal)).cacheKey;

  test("are shared by equal questions of one viewer", async () => {
    expect(await key()).not.toBeNull();
    expect(await key()).toBe(await key());
  });

  test.each<[string, () => Promise<string | null>]>([
    ["another viewer, of equal rights", () => key(ASKED, { ...VIEWER, identity: "amy" })],
    ["other namespaces", () => key({ ...ASKED, namespaces: ["shop"] })],
    ["another window", () => key({ ...ASKED, windowSeconds: 600 })],
    ["something else", () => key(ASKED, VIEWER, "mtls")],
    [
      "a viewer who sees less by now",
      () => {
        backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
        return key();
      },
    ],
    [
      "a viewer who may not list namespaces any more",
      () => {
        const namespaces = ["shop", "bank"];
        backend.cluster.access = { process: { state: "known", namespaces, how: "reviewed" } };
        return key();
      },
    ],
    [
      "another configuration",
      () => {
        const now = backend.cluster.snapshot();
        backend.cluster.snapshot = () => ({ ...now, revision: 2 });
        return key();
      },
    ],
    [
      "newer telemetry",
      () => {
        backend.clock.advance(15);
        return key();
      },
    ],
  ])("are made anew for %s", async (_, other) => {
    expect(await key()).not.toBe(await other());
  });

  test("are not kept while telemetry is down", async () => {
    backend.metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    expect(await key()).toBeNull();
  });
});

test("an observation asks about namespaces, and reads callers of all that are visible", async () => {
  const asked = { namespaces: ["bank"], windowSeconds: 300 };
  const { mesh, seen } = await observeMesh(backend, VIEWER, asked, signal);
  expect([[...mesh.visible], [...seen].sort()]).toEqual([["bank"], ["bank", "shop"]]);
  expect(mesh.rows).toHaveLength(CART_ROWS.length);
});
