import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { inShort, routedBy, to } from "@/lib/testing/routed-call";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
describe("the weights of a route", () => {
  it.each([
    ["add up to 100", [to("a", {}, 60), to("b", {}, 40)], "a.shop:8080=0.6 b.shop:8080=0.4"],
    ["add up to anything", [to("a", {}, 1), to("b", {}, 3)], "a.shop:8080=0.25 b.shop:8080=0.75"],
    ["leave out a destination of weight 0", [to("a", {}, 0), to("b", {}, 100)], "b.shop:8080=1"],
    ["leave out a destination without one among several", [to("a"), to("b", {}, 5)], "b.shop:8080=1"],
    ["do not count of a single destination", [to("a")], "a.shop:8080=1"],
    ["do not count of a single destination, not even 0", [to("a", {}, 0)], "a.shop:8080=1"],
    ["do not count below 0 or as text", [to("a", {}, -5), to("b", {}, "9"), to("c", {}, 1)], "c.shop:8080=1"],
    ["must add up to something", [to("a", {}, 0), to("b", {}, 0)], "noRoute"],
    [
      "tell two subsets apart",
      [to("a", { subset: "v1" }, 1), to("a", { subset: "v2" }, 1)],
      "a.shop:8080/v1=0.5 a.shop:8080/v2=0.5",
    ],
  ])("%s", (_rule, route, expected) => {
    expect(inShort(routedBy({ route }))).toBe(expected);
  });

  it("of a route without destinations lead nowhere", () => {
    expect(inShort(routedBy({ route: [] }))).toBe("noRoute");
    expect(inShort(routedBy({}))).toBe("noRoute");
    expect(inShort(routedBy({ route: "reviews" }))).toBe("noRoute");
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
describe("a destination", () => {
  it.each([
    ["its own port", to("many", { port: { number: 9090 } }), "many.shop:9090=1"],
    ["the one port of its service", to("ratings"), "ratings.shop:9080=1"],
    ["the port called where its service has several", to("many"), "many.shop:8080=1"],
    ["the port called where nothing has that host", to("nobody"), "nobody.shop:8080=1"],
  ])("takes %s", (_which, destination, expected) => {
    expect(inShort(routedBy({ route: [destination] }))).toBe(expected);
  });

  it("named `name.namespace` is no Service, as that name is not completed", () => {
    expect(inShort(routedBy({ route: [to("ratings.shop")] }))).toBe("ratings.shop.:8080=1");
  });

  it("is named by its rule", () => {
    expect(routedBy({ route: [to("a")] })).toMatchObject({
      route: "VirtualService shop/reviews spec.http[0]",
    });
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMirrorPolicy
describe("the mirrors of a route", () => {
  const mirrors = (rule: JsonObject): unknown => {
    const decision = routedBy({ route: [to("a")], ...rule });
    return decision.outcome === "forward"
      ? decision.mirrors.map(
          ({ target, share }) => `${target.host.split(".")[0] ?? ""}:${target.port}=${share}`,
        )
      : decision;
  };
  const ratings = { host: "ratings" };
  it.each([
    ["none", {}, []],
    ["everything without a percentage", { mirror: ratings }, ["ratings:9080=1"]],
    ["a percentage", { mirror: ratings, mirrorPercentage: { value: 25 } }, ["ratings:9080=0.25"]],
    ["none of 0 percent", { mirror: ratings, mirrorPercentage: { value: 0 } }, []],
    ["a number of the older field", { mirror: ratings, mirrorPercent: 50 }, ["ratings:9080=0.5"]],
    [
      "several",
      { mirrors: [{ destination: ratings, percentage: { value: 10 } }, { destination: { host: "b" } }] },
      ["ratings:9080=0.1", "b:8080=1"],
    ],
  ])("%s", (_what, rule, expected) => {
    expect(mirrors(rule)).toEqual(expected);
  });
});
