import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { envoyFilterOperations } from "./envoy-filter-operations";

const filter = (
  path: string,
  applyTo: string,
  operation: string,
  more: JsonObject = {},
  match: JsonObject = {},
): ClusterObject =>
  specObject("EnvoyFilter", path, { configPatches: [{ applyTo, match, patch: { operation } }], ...more });
const PATH = "spec.configPatches[0].patch.operation";

// https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-Patch-Operation
describe("an operation that Istio leaves out", () => {
  it.each([
    ["REPLACE", "CLUSTER", "IST0152"],
    ["REPLACE", "HTTP_ROUTE", "IST0152"],
    ["ADD", "ROUTE_CONFIGURATION", "IST0153"],
    ["ADD", "HTTP_ROUTE", "IST0153"],
    ["REMOVE", "ROUTE_CONFIGURATION", "IST0154"],
    ["REMOVE", "HTTP_ROUTE", "IST0154"],
  ])("%s of %s is an error", (operation, applyTo, code) => {
    expect(foundBy(envoyFilterOperations, filter("shop/a", applyTo, operation))).toEqual([
      `${code} error ${PATH}`,
    ]);
  });

  it.each([
    ["REPLACE", "HTTP_FILTER"],
    ["REPLACE", "NETWORK_FILTER"],
    ["MERGE", "ROUTE_CONFIGURATION"],
    ["ADD", "CLUSTER"],
    ["REMOVE", "CLUSTER"],
    ["INSERT_FIRST", "HTTP_ROUTE"],
  ])("is not %s of %s", (operation, applyTo) => {
    expect(foundBy(envoyFilterOperations, filter("shop/a", applyTo, operation))).toEqual([]);
  });
});

describe("an operation that depends on other filters", () => {
  const object = filter("shop/a", "HTTP_FILTER", "INSERT_BEFORE");
  const other = filter("shop/b", "HTTP_FILTER", "ADD");

  it("needs a priority where another EnvoyFilter patches filters too", () => {
    expect(foundBy(envoyFilterOperations, object, [other])).toEqual([`IST0151 warning ${PATH}`]);
    expect(
      foundBy(envoyFilterOperations, object, [filter("istio-system/b", "HTTP_FILTER", "ADD")]),
    ).toHaveLength(1);
  });

  it.each<[string, ClusterObject, readonly ClusterObject[]]>([
    ["it is alone", object, []],
    ["it has a priority", filter("shop/a", "HTTP_FILTER", "INSERT_BEFORE", { priority: 10 }), [other]],
    ["it comes first", filter("shop/a", "HTTP_FILTER", "INSERT_FIRST"), [other]],
    ["the other patches something else", object, [filter("shop/b", "CLUSTER", "MERGE")]],
    ["the other is of another namespace", object, [filter("team/b", "HTTP_FILTER", "ADD")]],
  ])("is right where %s", (_case, one, others) => {
    expect(foundBy(envoyFilterOperations, one, others)).toEqual([]);
  });

  it("needs a priority where only some versions are matched", () => {
    const versioned = filter("shop/a", "HTTP_FILTER", "MERGE", {}, { proxy: { proxyVersion: "^1\\.2.*" } });
    expect(foundBy(envoyFilterOperations, versioned)).toEqual([`IST0155 warning ${PATH}`]);
  });
});
