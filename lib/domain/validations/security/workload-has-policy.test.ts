import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { workloadHasPolicy } from "./workload-has-policy";

const CODE = ["KIA1301 warning"];
const policy = (path: string, spec = {}) => specObject("AuthorizationPolicy", path, spec);
const of = (objects: readonly ClusterObject[], others: readonly ClusterObject[] = [], told = {}) => {
  const [first, ...rest] = objects;
  return first ? foundBy(workloadHasPolicy, first, [...rest, ...others], told) : [];
};
const cart = workloadObjects("shop/cart", { containers: SIDECAR });
const toService = { targetRefs: [{ kind: "Service", name: "cart" }] };

describe("a workload of the mesh", () => {
  it.each<[string, readonly ClusterObject[], readonly string[]]>([
    ["without any policy", [], CODE],
    ["with one for its namespace", [policy("shop/all")], []],
    ["with one for the mesh", [policy("istio-system/all")], []],
    ["with one that selects it", [policy("shop/cart", { selector: { matchLabels: { app: "cart" } } })], []],
    [
      "with one that selects another",
      [policy("shop/db", { selector: { matchLabels: { app: "db" } } })],
      CODE,
    ],
    ["with one of another namespace", [policy("other/all")], CODE],
    [
      "with one for its Service",
      [policy("shop/svc", toService), specObject("Service", "shop/cart", { selector: { app: "cart" } })],
      [],
    ],
    [
      "with one for another's Service",
      [policy("shop/svc", toService), specObject("Service", "shop/cart", { selector: { app: "db" } })],
      CODE,
    ],
    ["with one for a Service that is not there", [policy("shop/svc", toService)], CODE],
  ])("%s", (_case, policies, expected) => {
    expect(of(cart, policies)).toEqual(expected);
  });

  it("is covered as a gateway by a policy for its Gateway", () => {
    const labels = { "gateway.networking.k8s.io/gateway-name": "gw" };
    const gateway = workloadObjects("shop/gw", { labels, containers: [{ name: "istio-proxy" }] });
    expect(of(gateway)).toEqual(CODE);
    expect(of(gateway, [policy("shop/gw", { targetRefs: [{ kind: "Gateway", name: "gw" }] })])).toEqual([]);
  });

  it("is not judged outside the mesh, as a pod of another workload, where ignored, or without the right to read", () => {
    expect(of(workloadObjects("shop/cart"))).toEqual([]);
    expect(of(cart.toReversed())).toEqual([]);
    expect(of(cart, [], { settings: { ignoredCodes: ["KIA1301"] } })).toEqual([]);
    for (const unknown of ["AuthorizationPolicy", "Service", "Pod", "Namespace"])
      expect(of(cart, [], { unknown: [unknown] })).toEqual([]);
  });
});
