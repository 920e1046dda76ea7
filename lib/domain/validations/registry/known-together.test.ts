import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { exportedTogether, knownTogether } from "./known-together";

const HOST = "cart.shop.svc.cluster.local";
const rule = (path: string, ...to: readonly string[]): ClusterObject =>
  specObject("DestinationRule", path, { exportTo: to });
const sidecar = (path: string, hosts: readonly string[] | null, more: JsonObject = {}): ClusterObject =>
  specObject("Sidecar", path, { ...(hosts === null ? {} : { egress: [{ hosts }] }), ...more });
const NAMESPACES = ["shop", "other", "third"].map((name) => namespaceOf(name));

describe("objects exported together", () => {
  it.each<[string, ClusterObject, ClusterObject, boolean]>([
    ["to all", rule("shop/a"), rule("other/b"), true],
    ["to a third namespace", rule("shop/a", "third"), rule("other/b", "third"), true],
    ["to a namespace that does not exist", rule("shop/a", "gone"), rule("other/b"), false],
    ["to nothing in common", rule("shop/a", "."), rule("other/b", "."), false],
  ])("%s", (_case, one, other, expected) => {
    expect(exportedTogether(meshViewOf(NAMESPACES), one, other)).toBe(expected);
  });

  it("may be, where Namespaces cannot be read", () => {
    const mesh = meshViewOf([], { unknown: ["Namespace"] });
    expect(exportedTogether(mesh, rule("shop/a", "gone"), rule("other/b"))).toBe(true);
  });
});

describe("objects known together, of which the second is exported to its own namespace only", () => {
  const known = (...sidecars: readonly ClusterObject[]): boolean =>
    knownTogether(
      meshViewOf([...NAMESPACES, ...sidecars]),
      { object: rule("third/a"), host: "api.third.svc.cluster.local" },
      { object: rule("shop/b", "."), host: HOST },
    );
  const selecting = { workloadSelector: { labels: { app: "web" } } };
  it.each<[string, boolean, readonly ClusterObject[]]>([
    ["without Sidecars", true, []],
    ["with one that imports both", true, [sidecar("shop/default", ["./*", "third/*"])]],
    ["with one that imports all", true, [sidecar("shop/default", ["*/*"])]],
    ["with one that says nothing of imports", true, [sidecar("shop/default", null)]],
    ["with one that imports the one only", false, [sidecar("shop/default", ["./*"])]],
    [
      "with one that imports another host of the same namespace",
      false,
      [sidecar("shop/default", ["./*", "third/web.third.svc.cluster.local"])],
    ],
    ["with one that imports nothing", false, [sidecar("shop/default", ["~/*"])]],
    ["with the mesh's default", false, [sidecar("istio-system/default", ["./*"])]],
    [
      "with its own before the mesh's",
      true,
      [sidecar("istio-system/default", ["./*"]), sidecar("shop/default", ["*/*"])],
    ],
    ["with one for some workloads, others importing all", true, [sidecar("shop/web", ["./*"], selecting)]],
    [
      "with one more for some workloads",
      true,
      [sidecar("shop/default", ["./*"]), sidecar("shop/web", ["*/*"], selecting)],
    ],
    ["with those of other namespaces", true, [sidecar("third/default", ["~/*"])]],
  ])("%s: %s", (_case, expected, sidecars) => {
    expect(known(...sidecars)).toBe(expected);
  });
});
