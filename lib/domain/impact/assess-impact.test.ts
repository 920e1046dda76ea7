import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, bounds, moved } from "@/lib/testing/assessed-impact";
import { CART_SUBSETS, cartByWeight } from "@/lib/testing/shop-mesh";
import { CART_ROWS, cartRow } from "@/lib/testing/shop-rows";
import { specObject } from "@/lib/testing/spec-object";
import type { TelemetryRow } from "../graph/telemetry-row";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";

const vs = (spec: JsonObject): ClusterObject =>
  specObject("VirtualService", "shop/cart", { hosts: ["cart"], ...spec });
const subset = (name: string): JsonObject => ({ route: [{ destination: { host: "cart", subset: name } }] });
const byHeader = (rule: JsonObject, value = "1"): JsonObject => ({
  match: [{ headers: { x: { exact: value } } }],
  ...rule,
});
const NINE_TO_ONE = [CART_SUBSETS, cartByWeight(90, 10)];

describe("assessImpact of routes", () => {
  it("tells what moves, and what success is to be expected of it", () => {
    const impact = assess(NINE_TO_ONE, [CART_SUBSETS, cartByWeight(50, 50)]);
    expect(moved(impact)).toEqual(["cart-v1 9>5", "cart-v2 1>5"]);
    expect(impact.moves.map(({ successRate }) => successRate)).toEqual([1, 0.5]);
    expect(impact.services).toEqual([{ service: "cart.shop", before: 0.95, after: 0.75 }]);
    expect([impact.state, impact.unknown, impact.refused]).toEqual(["known", [], []]);
    expect(impact.sentence).toBe(
      "2 of 2 flows change. 4 requests/s go from cart-v1 to cart-v2, which fails 50 % of requests. The success rate of cart.shop is expected to go from 95 % to 75 %.",
    );
  });

  it("takes shares of all that the callers send, also of what stays and of what is refused", () => {
    const { moves, refused: turnedAway } = assess(
      [CART_SUBSETS, cartByWeight(66, 34)],
      [CART_SUBSETS, cartByWeight(33, 34, 33)],
      [cartRow("cart-v1", 6), cartRow("cart-v2", 3)],
    );
    expect(moves.map(({ destination }) => destination)).toEqual(["cart-v1"]);
    expect(turnedAway).toHaveLength(1);
    expect(moves[0]?.ofService.before).toBeCloseTo(9);
    expect(moves[0]?.ofService.after).toBeCloseTo(9);
  });

  it("expects no success of a version that was never seen to answer", () => {
    const impact = assess(
      [CART_SUBSETS, cartByWeight(100, 0)],
      [CART_SUBSETS, cartByWeight(0, 100)],
      [cartRow("cart-v1", 9)],
    );
    expect(impact.moves.map(({ successRate }) => successRate)).toEqual([1, null]);
    expect(impact.services[0]?.after).toBeNull();
    expect(impact.sentence).toContain("of which no answer was seen yet");
  });

  it("leaves requests with a header where they go, and tells the rest", () => {
    const with60 = (...rest: readonly JsonObject[]): ClusterObject =>
      vs({ http: [byHeader(subset("v2")), ...rest] });
    const impact = assess([CART_SUBSETS, with60(subset("v1"))], [CART_SUBSETS, with60(subset("v2"))]);
    expect(moved(impact)).toEqual(["cart-v1 9>0", "cart-v2 1>10"]);
    expect(impact.unknown).toEqual([]);
  });

  it.each<readonly [rule: string, before: ClusterObject, after: ClusterObject]>([
    ["a new condition", vs({ http: [subset("v1")] }), vs({ http: [byHeader(subset("v2")), subset("v1")] })],
    [
      "another value of a condition",
      vs({ http: [byHeader(subset("v2")), subset("v1")] }),
      vs({ http: [byHeader(subset("v2"), "2"), subset("v1")] }),
    ],
    [
      "a condition that leads elsewhere",
      vs({ http: [byHeader(subset("v1")), subset("v1")] }),
      vs({ http: [byHeader(subset("v2")), subset("v1")] }),
    ],
  ])("cannot tell %s, with the caller's rate as the bound", (_rule, before, after) => {
    const impact = assess([CART_SUBSETS, before], [CART_SUBSETS, after]);
    expect(bounds(impact)).toEqual(["web to cart.shop 10"]);
    expect([impact.moves, impact.refused]).toEqual([[], []]);
    expect(impact.sentence).toContain("at most 10 requests/s");
  });

  it("takes a condition that leads where the rest goes for none", () => {
    const impact = assess(
      [CART_SUBSETS, vs({ http: [subset("v1")] })],
      [CART_SUBSETS, vs({ http: [byHeader(subset("v1")), subset("v1")] })],
    );
    expect([impact.moves, impact.unknown]).toEqual([[], []]);
  });

  it.each<readonly [rule: string, after: readonly ClusterObject[], because: string]>([
    ["a subset nobody defines", [cartByWeight(90, 10)], "defines the subset"],
    [
      "a host nobody registered",
      [CART_SUBSETS, vs({ http: [{ route: [{ destination: { host: "nobody" } }] }] })],
      "no Service or ServiceEntry",
    ],
    [
      "an abort of all",
      [
        CART_SUBSETS,
        vs({
          http: [{ fault: { abort: { httpStatus: 500, percentage: { value: 100 } } }, ...subset("v1") }],
        }),
      ],
      "aborts with 500",
    ],
  ])("counts as refused what is answered an error: %s", (_rule, after, because) => {
    const impact = assess(NINE_TO_ONE, after);
    expect(impact.refused.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0)).toBeCloseTo(10);
    expect(impact.refused[0]?.because).toContain(because);
    expect(impact.services[0]?.after).toBe(0);
    expect(impact.sentence).toContain("10 requests/s of 1 caller would be refused.");
  });

  it("lets in what an error answers today", () => {
    const impact = assess([cartByWeight(100)], NINE_TO_ONE, [
      cartRow("", 5, { destinationNamespace: "", code: "503", flags: "NC" }),
    ]);
    expect(impact.admitted.map(({ requestsPerSecond }) => requestsPerSecond)).toEqual([5]);
  });

  it("has a second VirtualService of a host, not written yet, change nothing", () => {
    const written = [CART_SUBSETS, cartByWeight(9, 1)];
    const second = {
      ...cartByWeight(0, 1),
      meta: { ...cartByWeight(0, 1).meta, name: "a", creationTimestamp: "" },
    };
    const impact = assess(written, [...written, second]);
    expect([impact.moves, impact.refused, impact.unknown]).toEqual([[], [], []]);
  });

  it("believes the configuration where what was observed is far from it, and says so", () => {
    const impact = assess([CART_SUBSETS, cartByWeight(10, 90)], [CART_SUBSETS, cartByWeight(50, 50)]);
    expect(moved(impact)).toEqual(["cart-v1 9>5", "cart-v2 1>5"]);
    expect(impact.note).toContain("far from what is configured");
  });

  it.each<readonly [rule: string, after: ClusterObject]>([
    ["timeouts", vs({ http: [{ timeout: "1s", ...subset("v1") }] })],
    ["mirrors", vs({ http: [{ mirror: { host: "web" }, ...subset("v1") }] })],
    ["rewrites", vs({ http: [{ rewrite: { uri: "/" }, ...subset("v1") }] })],
  ])("bounds what it cannot tell of %s", (_rule, after) => {
    const impact = assess([CART_SUBSETS, vs({ http: [subset("v1")] })], [CART_SUBSETS, after]);
    expect(bounds(impact)).toEqual(["web to cart.shop 10"]);
  });

  it("bounds what it cannot tell of a DestinationRule's policy, part by part", () => {
    const rule = (trafficPolicy: JsonObject): ClusterObject =>
      specObject("DestinationRule", "shop/cart", { host: "cart", trafficPolicy });
    const impact = assess(
      [rule({})],
      [rule({ connectionPool: { tcp: { maxConnections: 1 } }, loadBalancer: { simple: "RANDOM" } })],
    );
    expect(bounds(impact)).toEqual([
      "web to cart.shop: loadBalancer 10",
      "web to cart.shop: connectionPool 10",
    ]);
  });

  it("tells connections in bytes", () => {
    const tcp = { protocol: "tcp", code: "", measure: "tcpToServer" } as const;
    const rows = [cartRow("cart-v1", 900, tcp), cartRow("cart-v2", 100, tcp)];
    const route = (name: string): ClusterObject => vs({ tcp: [subset(name)] });
    const impact = assess([CART_SUBSETS, route("v1")], [CART_SUBSETS, route("v2")], rows);
    expect(impact.moves.every(({ unit }) => unit === "bytes")).toBe(true);
    expect(impact.services).toEqual([]);
    expect(impact.sentence).toContain("bytes/s");
  });
});

describe("assessImpact of what cannot be computed", () => {
  it.each<readonly [rule: string, object: ClusterObject, expected: readonly string[]]>([
    ["a filter of everything", specObject("EnvoyFilter", "shop/f", {}), ["EnvoyFilter shop/f 10"]],
    [
      "a filter of other workloads",
      specObject("EnvoyFilter", "shop/f", { workloadSelector: { labels: { app: "x" } } }),
      [],
    ],
    ["tokens", specObject("RequestAuthentication", "shop/r", {}), ["RequestAuthentication shop/r 10"]],
    ["a plugin", specObject("WasmPlugin", "shop/w", {}), ["WasmPlugin shop/w 10"]],
    ["telemetry, which changes no request", specObject("Telemetry", "shop/t", {}), []],
  ])("bounds %s by the traffic it speaks about", (_rule, object, expected) => {
    expect(bounds(assess([], [object]))).toEqual(expected);
  });
});

describe("assessImpact in general", () => {
  it.each<readonly [rule: string, rows: readonly TelemetryRow[]]>([
    ["no rows", []],
    [
      "rows of others",
      [
        cartRow("cart-v1", 9, {
          destinationHost: "web.shop.svc.cluster.local",
          destinationService: "web",
          destinationWorkload: "web",
        }),
      ],
    ],
  ])("has no traffic with %s", (_rule, rows) => {
    const impact = assess(NINE_TO_ONE, [CART_SUBSETS, cartByWeight(50, 50)], rows);
    expect(impact.state).toBe("noTraffic");
    expect(impact.sentence).toBe("No traffic was seen that this change speaks about.");
  });

  it("names nobody of a namespace the viewer may not see", () => {
    const impact = assess(NINE_TO_ONE, [CART_SUBSETS, cartByWeight(50, 50)], CART_ROWS, {
      visible: new Set(["bank"]),
    });
    expect(JSON.stringify([impact.moves, impact.refused, impact.unknown])).not.toContain("cart-v");
  });

  it("does not throw at nonsense", () => {
    const odd = specObject("VirtualService", "shop/cart", {
      hosts: [1],
      http: [null, 5, { route: { a: 1 } }],
    });
    const oddRule = specObject("DestinationRule", "shop/cart", { host: 5, subsets: "x" });
    const oddPolicy = specObject("AuthorizationPolicy", "shop/p", {
      rules: [{ from: "x", to: [1], when: [{}] }],
    });
    expect(assess([], [odd, oddRule, oddPolicy]).windowSeconds).toBe(60);
  });

  const weights = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 10 }));
  const rates = fc.tuple(
    fc.double({ min: 0.01, max: 50, noNaN: true }),
    fc.double({ min: 0.01, max: 50, noNaN: true }),
  );
  const arbitraryRoute = fc.record({ conditional: fc.boolean(), weights });
  const objectsOf = ({
    conditional,
    weights: [a, b],
  }: {
    conditional: boolean;
    weights: readonly [number, number];
  }): readonly ClusterObject[] => {
    const rest: JsonObject = {
      route: [a, b].map((weight, index) => ({
        destination: { host: "cart", subset: `v${index + 1}` },
        weight,
      })),
    };
    return [CART_SUBSETS, vs({ http: conditional ? [byHeader(subset("v1")), rest] : [rest] })];
  };
  const rowsOf = ([a, b]: readonly [number, number]): readonly TelemetryRow[] => [
    cartRow("cart-v1", a),
    cartRow("cart-v2", b),
  ];

  it("changes nothing between equal configurations, whatever was observed", () => {
    fc.assert(
      fc.property(arbitraryRoute, rates, (route, seen) => {
        const impact = assess(objectsOf(route), objectsOf(route), rowsOf(seen));
        expect([impact.moves, impact.refused, impact.admitted, impact.unknown, impact.services]).toEqual([
          [],
          [],
          [],
          [],
          [],
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it("moves no more and no less than there is, never below nothing, and counts nothing certain twice", () => {
    fc.assert(
      fc.property(arbitraryRoute, arbitraryRoute, rates, (one, other, seen) => {
        const impact = assess(objectsOf(one), objectsOf(other), rowsOf(seen));
        const [before, after] = [
          impact.moves.map((move) => move.before),
          impact.moves.map((move) => move.after),
        ];
        const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
        expect(sum(after)).toBeCloseTo(sum(before), 3);
        expect(Math.min(0, ...after, ...before)).toBe(0);
        const total = sum(seen);
        for (const { atMost } of impact.unknown) expect(atMost).toBeLessThanOrEqual(total * (1 + 1e-9));
        if (one.conditional !== other.conditional && impact.unknown.length === 0)
          expect(impact.moves.every(({ destination }) => destination.startsWith("cart-v"))).toBe(true);
        for (const { before: held, after: next } of impact.services)
          for (const share of [held, next]) expect(share === null || (share >= 0 && share <= 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
