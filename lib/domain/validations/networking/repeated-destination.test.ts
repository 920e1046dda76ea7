import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { repeatedDestination } from "./repeated-destination";

const http = (...rules: readonly JsonObject[]): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["cart"], http: rules });
const to = (host: string, more: JsonObject = {}): JsonObject => ({ destination: { host }, ...more });

describe("a destination of a route", () => {
  const twice = (one: JsonObject, other: JsonObject): readonly string[] =>
    foundBy(repeatedDestination, http({ route: [{ destination: one }, { destination: other }] }));
  it.each<[string, JsonObject, JsonObject]>([
    ["the same host and subset", { host: "cart", subset: "v1" }, { host: "cart", subset: "v1" }],
    ["a short and a full name", { host: "cart" }, { host: "cart.shop.svc.cluster.local" }],
    ["the same port", { host: "cart", port: { number: 80 } }, { host: "cart", port: { number: 80 } }],
  ])("is repeated by %s", (_case, one, other) => {
    expect(twice(one, other)).toEqual(["KIA1105 warning spec.http[0].route[1].destination"]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ["another subset", { host: "cart", subset: "v1" }, { host: "cart", subset: "v2" }],
    ["another port", { host: "cart", port: { number: 80 } }, { host: "cart", port: { number: 81 } }],
    ["another namespace's host", { host: "cart" }, { host: "cart.other.svc.cluster.local" }],
  ])("is not repeated by %s", (_case, one, other) => {
    expect(twice(one, other)).toEqual([]);
  });

  it("is named with its subset where it has one", () => {
    const told = (destination: JsonObject): string | undefined => {
      const object = http({ route: [{ destination }, { destination }] });
      return repeatedDestination.run(object, meshViewOf([object]))[0]?.message;
    };
    expect(told({ host: "cart" })).toBe('This route already sends to "cart".');
    expect(told({ host: "cart", subset: "v1" })).toBe(
      'This route already sends to the subset "v1" of "cart".',
    );
  });

  it("may come again in another rule", () => {
    const route = [to("cart")];
    expect(foundBy(repeatedDestination, http({ match: [{}], route }, { route }))).toEqual([]);
  });
});
