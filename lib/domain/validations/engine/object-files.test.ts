import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { configObject, snapshotOfObjects } from "@/lib/testing/config-object";
import { BY_KIND, BY_NAME, BY_NAMESPACE } from "../indexes";
import type { ObjectIndex } from "../mesh-view";
import { ObjectFiles, readOf } from "./object-files";
import { refOf } from "./object-key";

const BY_LABEL: ObjectIndex = {
  name: "label",
  kinds: ["Service"],
  keysOf: ({ meta }) => Object.values(meta.labels),
};
const service = (path: string, labels: Record<string, string> = {}): ClusterObject =>
  configObject("Service", path, {}, { labels });
const names = (objects: readonly ClusterObject[]): readonly string[] => objects.map(({ meta }) => meta.name);

describe("files of objects", () => {
  it("find by every index, and nothing under unknown keys", () => {
    const files = ObjectFiles.of(
      snapshotOfObjects([service("a/x", { l: "one" }), service("a/y"), service("b/x")]),
    );
    expect(names(files.find(BY_KIND, "Service"))).toEqual(["x", "x", "y"]);
    expect(names(files.find(BY_NAMESPACE, "Service/a"))).toEqual(["x", "y"]);
    expect(names(files.find(BY_NAME, "Service/b/x"))).toEqual(["x"]);
    expect(names(files.find(BY_LABEL, "one"))).toEqual(["x"]);
    expect(files.find(BY_LABEL, "two")).toEqual([]);
  });

  it("file an object once where an index gives one key twice", () => {
    const files = ObjectFiles.of(snapshotOfObjects([service("a/x", { one: "l", two: "l" })]));
    expect(names(files.find(BY_LABEL, "l"))).toEqual(["x"]);
    files.change({ put: [service("a/y", { one: "l", two: "l" })], removed: [] });
    expect(names(files.find(BY_LABEL, "l"))).toEqual(["x", "y"]);
  });

  it("move an object between keys, and tell of both", () => {
    const files = ObjectFiles.of(snapshotOfObjects([service("a/x", { l: "old" })]));
    files.find(BY_LABEL, "old");
    const touched = files.change({ put: [service("a/x", { l: "new" })], removed: [] });
    expect(touched).toEqual(new Set([readOf(BY_LABEL, "old"), readOf(BY_LABEL, "new")]));
    expect(files.find(BY_LABEL, "old")).toEqual([]);
    expect(names(files.find(BY_LABEL, "new"))).toEqual(["x"]);
  });

  it("tell only of indexes that somebody has asked for", () => {
    const files = ObjectFiles.of(snapshotOfObjects([]));
    expect(files.change({ put: [service("a/x")], removed: [] }).size).toBe(0);
    files.find(BY_NAME, "");
    expect(files.change({ put: [], removed: [refOf(service("a/x"))] })).toEqual(
      new Set([readOf(BY_NAME, "Service/a/x")]),
    );
    expect(files.find(BY_NAME, "Service/a/x")).toEqual([]);
  });

  it("are not touched by what is as it was, by what is not there, or by kinds we do not know", () => {
    const held = service("a/x");
    const files = ObjectFiles.of(snapshotOfObjects([held]));
    files.find(BY_KIND, "Service");
    const strange = { ...service("a/z"), kind: "Strange" };
    const none = { kind: "Service", namespace: "a", name: "none" };
    expect(files.change({ put: [held, strange], removed: [none, { ...none, kind: "Strange" }] }).size).toBe(
      0,
    );
    expect(names([...files.ofKinds(["Service", "Strange"])])).toEqual(["x"]);
  });

  it("of a fork change apart", () => {
    const files = ObjectFiles.of(snapshotOfObjects([service("a/x")]));
    files.find(BY_NAMESPACE, "Service/a");
    const fork = files.fork();
    fork.change({ put: [service("a/y")], removed: [refOf(service("a/x"))] });
    expect(names(files.find(BY_NAMESPACE, "Service/a"))).toEqual(["x"]);
    expect(names(fork.find(BY_NAMESPACE, "Service/a"))).toEqual(["y"]);
    expect(fork.get(refOf(service("a/x")))).toBeUndefined();
    expect(files.get(refOf(service("a/x")))).toBeDefined();
  });
});
