import { describe, expect, it } from "vitest";
import { CART_SUBSETS, shopRouting, shopSnapshot } from "@/lib/testing/shop-mesh";
import { cartRow } from "@/lib/testing/shop-rows";
import { specObject } from "@/lib/testing/spec-object";
import type { TelemetryRow } from "../graph/telemetry-row";
import type { JsonObject } from "../mesh/cluster-object";
import { decideRoute } from "../routing/decide-route";
import type { RouteDecision } from "../routing/route-decision";
import { observedFlows } from "./observed-flows";
import { hostsReached, observedTargets, restShare, type ObservedTargets } from "./observed-targets";

const HOST = "cart.shop.svc.cluster.local";
const subset = (name: string): JsonObject => ({ route: [{ destination: { host: "cart", subset: name } }] });
const byHeader = (rule: JsonObject): JsonObject => ({ match: [{ headers: { x: {} } }], ...rule });
const both = (v1: number, v2: number): JsonObject => ({
  route: [
    { destination: { host: "cart", subset: "v1" }, weight: v1 },
    { destination: { host: "cart", subset: "v2" }, weight: v2 },
  ],
});

function decision(...http: readonly JsonObject[]): RouteDecision {
  const route = specObject("VirtualService", "shop/cart", { hosts: ["cart"], http });
  return decideRoute(
    shopRouting(CART_SUBSETS, route),
    { namespace: "shop", labels: {}, dataPlane: "sidecar" },
    { host: HOST, gateway: "mesh", protocol: "http" },
  );
}
const observed = (of: RouteDecision, ...rows: readonly TelemetryRow[]): ObservedTargets =>
  observedTargets(observedFlows(rows, shopSnapshot(), "Kubernetes"), of, HOST);
const rates = ({ byTarget }: ObservedTargets): readonly string[] =>
  [...byTarget].map(([key, rate]) => `${key.replace(`${HOST}|`, "")} ${rate}`);

describe("observedTargets", () => {
  it("adds up by workload, with what reached none apart", () => {
    const found = observed(
      decision(subset("v1")),
      cartRow("cart-v1", 3),
      cartRow("cart-v1", 1, { code: "500" }),
      cartRow("", 2, { destinationNamespace: "" }),
    );
    expect(rates(found).toSorted()).toEqual([" 2", "shop/cart-v1 4"]);
    expect(found.total).toBe(6);
  });

  it("credits to answers of the route what reached no workload", () => {
    const found = observed(decision(subset("v9")), cartRow("", 2, { destinationNamespace: "", code: "503" }));
    expect(rates(found)).toEqual([expect.stringMatching(/^=503 .* 2$/)]);
  });

  it("leaves out other hosts", () => {
    const other = cartRow("web", 5, {
      destinationService: "web",
      destinationHost: "web.shop.svc.cluster.local",
    });
    expect(observed(decision(subset("v1")), other).total).toBe(0);
  });
});

describe("restShare", () => {
  it.each<readonly [rule: string, of: RouteDecision, v1: number, v2: number, share: number, told: boolean]>([
    ["is all without conditions", decision(both(50, 50)), 5, 5, 1, true],
    [
      "is told by targets that no condition leads to",
      decision(byHeader(subset("v2")), both(50, 50)),
      4,
      6,
      0.8,
      true,
    ],
    [
      "is told to be none where they get nothing",
      decision(byHeader(subset("v2")), subset("v1")),
      0,
      5,
      0,
      true,
    ],
    [
      "is bounded where conditions lead everywhere",
      decision(byHeader(subset("v1")), byHeader(subset("v2")), both(50, 50)),
      2,
      8,
      0.4,
      false,
    ],
    ["is never more than all", decision(byHeader(subset("v2")), both(50, 50)), 9, 1, 1, true],
  ])("%s", (_rule, of, v1, v2, share, told) => {
    const found = restShare(of, observed(of, cartRow("cart-v1", v1), cartRow("cart-v2", v2)));
    expect(found.share).toBeCloseTo(share, 9);
    expect(found.told).toBe(told);
  });
});

it("tells every host a decision can lead to, answers left out", () => {
  const web: JsonObject = { route: [{ destination: { host: "web" } }] };
  expect([...hostsReached(decision(byHeader(web), subset("v1")))]).toEqual([
    HOST,
    "web.shop.svc.cluster.local",
  ]);
  expect(hostsReached(decision(subset("v9"))).size).toBe(0);
});
