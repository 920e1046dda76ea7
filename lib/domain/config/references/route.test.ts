import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { namedBy } from "@/lib/testing/named-by";
import { specObject } from "@/lib/testing/spec-object";
import { routeReferences } from "./route";

const route = (...backendRefs: readonly JsonObject[]): ClusterObject =>
  specObject("HTTPRoute", "shop/r", { rules: [{ backendRefs }] });
const TILL: JsonObject = { name: "till", namespace: "bank" };
const FROM_SHOP: JsonObject = { group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" };
const ANY_SERVICE: JsonObject = { group: "", kind: "Service" };
const grant = (from: readonly JsonObject[], to: readonly JsonObject[], path = "bank/open"): ClusterObject =>
  specObject("ReferenceGrant", path, { from, to });
const grants = (object: ClusterObject, ...others: readonly ClusterObject[]): readonly string[] =>
  namedBy(routeReferences, object, others).filter((one) => one.startsWith("allowed by"));

// https://gateway-api.sigs.k8s.io/api-types/referencegrant/
describe("the ReferenceGrant that lets a route use a backend of another namespace", () => {
  it.each<[string, ClusterObject]>([
    ["opens every Service", grant([FROM_SHOP], [ANY_SERVICE])],
    ["opens this one by name", grant([FROM_SHOP], [{ ...ANY_SERVICE, name: "till" }])],
    [
      "opens it among others, to routes among others",
      grant(
        [{ ...FROM_SHOP, namespace: "x" }, FROM_SHOP],
        [
          { group: "", kind: "Secret" },
          { ...ANY_SERVICE, name: "x" },
          { ...ANY_SERVICE, name: "till" },
        ],
      ),
    ],
  ])("counts where it %s", (_, one) => {
    expect(grants(route(TILL), one)).toEqual(["allowed by: ReferenceGrant bank/open"]);
  });

  it.each<[string, ClusterObject]>([
    ["trusts another namespace", grant([{ ...FROM_SHOP, namespace: "x" }], [ANY_SERVICE])],
    ["trusts another kind of route", grant([{ ...FROM_SHOP, kind: "GRPCRoute" }], [ANY_SERVICE])],
    ["trusts the same kind of another group", grant([{ ...FROM_SHOP, group: "x.io" }], [ANY_SERVICE])],
    ["opens another Service", grant([FROM_SHOP], [{ ...ANY_SERVICE, name: "x" }])],
    ["opens Secrets", grant([FROM_SHOP], [{ group: "", kind: "Secret" }])],
    ["opens another kind of that name", grant([FROM_SHOP], [{ group: "", kind: "Secret", name: "till" }])],
    ["opens Services of another group", grant([FROM_SHOP], [{ group: "x.io", kind: "Service" }])],
    ["is of a third namespace", grant([FROM_SHOP], [ANY_SERVICE], "x/open")],
    ["trusts and opens nothing", grant([], [])],
  ])("does not where it %s", (_, one) => {
    expect(grants(route(TILL), one)).toEqual([]);
  });

  it("is one for each namespace that is reached, and none for a route's own", () => {
    const own = grant([FROM_SHOP], [ANY_SERVICE], "shop/own");
    const far = grant([FROM_SHOP], [ANY_SERVICE], "far/open");
    const object = route(TILL, { name: "cart" }, { name: "depot", namespace: "far" });
    expect(grants(object, own, grant([FROM_SHOP], [ANY_SERVICE]), far)).toEqual([
      "allowed by: ReferenceGrant bank/open",
      "allowed by: ReferenceGrant far/open",
    ]);
    expect(grants(route({ name: "cart" }), own)).toEqual([]);
  });

  it("is asked of a mirror in a backend's own filters too", () => {
    const mirror = { requestMirror: { backendRef: TILL } };
    const object = route({ name: "cart", filters: [{ type: "RequestMirror", ...mirror }] });
    expect(namedBy(routeReferences, object, [grant([FROM_SHOP], [ANY_SERVICE])])).toEqual([
      "backend: Service shop/cart",
      "mirror: Service bank/till",
      "allowed by: ReferenceGrant bank/open",
    ]);
  });
});
