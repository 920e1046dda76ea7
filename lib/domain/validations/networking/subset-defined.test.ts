import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { subsetDefined } from "./subset-defined";

const sendingTo = (destination: JsonObject): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["cart"], http: [{ route: [{ destination }] }] });
const service = (path: string, annotations: Record<string, string> = {}): ClusterObject =>
  specObject("Service", path, { ports: [{ port: 8080 }] }, { annotations });

describe("the subset of a destination", () => {
  const PATH = "spec.http[0].route[0].destination.subset";
  const object = sendingTo({ host: "cart", subset: "v2" });
  const rule = (host: string, more: JsonObject = {}, path = "shop/rule"): ClusterObject =>
    specObject("DestinationRule", path, {
      host,
      subsets: [{ name: "v2", labels: { version: "v2" } }],
      ...more,
    });
  const mesh = [service("shop/cart"), namespaceOf("shop"), namespaceOf("other")];

  it.each<[string, ClusterObject]>([
    ["by short name", rule("cart")],
    ["by full name", rule("cart.shop.svc.cluster.local")],
    ["for all hosts of the namespace", rule("*.shop.svc.cluster.local")],
    ["in another namespace", rule("cart.shop.svc.cluster.local", {}, "other/rule")],
    ["for its own namespace", rule("cart", { exportTo: ["."] })],
  ])("may be defined %s", (_case, definition) => {
    expect(foundBy(subsetDefined, object, [...mesh, definition])).toEqual([]);
  });

  it.each<[string, readonly ClusterObject[]]>([
    ["nowhere", []],
    ["for another host", [rule("other")]],
    ["by another name", [rule("cart", { subsets: [{ name: "v1" }] })]],
    ["for no namespace that exists", [rule("cart", { exportTo: ["gone"] })]],
    [
      "for another namespace's callers only, which do not know the routes",
      [rule("cart.shop.svc.cluster.local", { exportTo: ["~"] })],
    ],
  ])("that is defined %s is a warning", (_case, rules) => {
    expect(foundBy(subsetDefined, object, [...mesh, ...rules])).toEqual([`KIA1107 warning ${PATH}`]);
  });

  it("is not judged where the host is unknown or DestinationRules cannot be read", () => {
    expect(foundBy(subsetDefined, object, [])).toEqual([]);
    expect(foundBy(subsetDefined, object, mesh, { unknown: ["DestinationRule"] })).toEqual([]);
  });

  it("counts routes and rules that are for different namespaces as apart", () => {
    const own = specObject("VirtualService", "shop/routes", {
      hosts: ["cart"],
      exportTo: ["."],
      http: [{ route: [{ destination: { host: "cart", subset: "v2" } }] }],
    });
    const elsewhere = rule("cart.shop.svc.cluster.local", { exportTo: ["."] }, "other/rule");
    expect(foundBy(subsetDefined, own, [...mesh, elsewhere])).toHaveLength(1);
  });
});
