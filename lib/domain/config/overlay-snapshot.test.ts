import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { meshObject, snapshotOf } from "@/lib/testing/mesh-object";
import { overlaySnapshot } from "./overlay-snapshot";

const rule = (name: string, host = name): ClusterObject => ({
  ...meshObject("VirtualService", name, {}, { spec: { hosts: [host] } }),
  apiVersion: "networking.istio.io/v1",
});
const ref = (name: string): { kind: string; namespace: string; name: string } => ({
  kind: "VirtualService",
  namespace: "bookinfo",
  name,
});

const BASE = snapshotOf({ VirtualService: [rule("a"), rule("b")], Service: [meshObject("Service", "s")] });
const names = (objects: readonly ClusterObject[]): string[] => objects.map(({ meta }) => meta.name);

describe("overlaySnapshot", () => {
  it("adds, replaces and removes, and leaves the base alone", () => {
    const over = overlaySnapshot(BASE, { put: [rule("c"), rule("a", "new")], removed: [ref("b")] });
    expect(names(over.list("VirtualService"))).toEqual(["c", "a"]);
    expect(over.get("VirtualService", "bookinfo", "a")?.data).toEqual({ spec: { hosts: ["new"] } });
    expect(over.get("VirtualService", "bookinfo", "b")).toBeUndefined();
    expect(over.get("VirtualService", "bookinfo", "c")?.meta.name).toBe("c");
    expect(names(BASE.list("VirtualService"))).toEqual(["a", "b"]);
  });

  it("hands on the base's own lists of kinds it does not touch", () => {
    const over = overlaySnapshot(BASE, { put: [rule("c")], removed: [] });
    expect(over.list("Service")).toBe(BASE.list("Service"));
    expect(over.get("Service", "bookinfo", "s")?.meta.name).toBe("s");
    expect(over.revision).toBe(BASE.revision);
  });

  it("puts what is both put and removed", () => {
    const over = overlaySnapshot(BASE, { put: [rule("a", "new")], removed: [ref("a")] });
    expect(over.get("VirtualService", "bookinfo", "a")?.data).toEqual({ spec: { hosts: ["new"] } });
  });

  it("gives the same list on every call", () => {
    const over = overlaySnapshot(BASE, { put: [rule("c")], removed: [] });
    expect(over.list("VirtualService")).toBe(over.list("VirtualService"));
  });

  it("keeps objects of the same name in other namespaces", () => {
    const other = { ...rule("a"), meta: { ...rule("a").meta, namespace: "other" } };
    const over = overlaySnapshot(snapshotOf({ VirtualService: [rule("a"), other] }), {
      put: [],
      removed: [ref("a")],
    });
    expect(over.list("VirtualService")).toEqual([other]);
  });
});
