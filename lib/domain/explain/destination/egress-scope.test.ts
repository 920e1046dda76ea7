import { describe, expect, it } from "vitest";
import { shopRouting } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import type { Caller } from "../../routing/caller";
import { egressScope } from "./egress-scope";

const CALLER: Caller = { namespace: "shop", labels: { app: "web" }, dataPlane: "sidecar" };
const TILL = "till.bank.svc.cluster.local";
const CART = "cart.shop.svc.cluster.local";

/** Which of the cart of `shop` and the till of `bank` a caller in `shop` knows on a port. */
function known(
  egress: readonly JsonObject[],
  port = 8080,
  more: readonly ClusterObject[] = [],
): readonly string[] {
  const mesh = shopRouting(specObject("Sidecar", "shop/default", { egress }), ...more);
  const scope = egressScope(mesh, CALLER, port);
  return [["cart", CART, "shop"] as const, ["till", TILL, "bank"] as const]
    .filter(([, host, namespace]) => scope.knowsService(host, namespace))
    .map(([name]) => name);
}

// https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
describe("what a caller knows by its Sidecar", () => {
  const onPort = (number: number, ...hosts: readonly string[]): JsonObject => ({ port: { number }, hosts });
  it.each<[string, readonly JsonObject[], string[]]>([
    ["is everything where it has no egress", [], ["cart", "till"]],
    ["is what it imports", [{ hosts: ["./*"] }], ["cart"]],
    ["is nothing where it imports nothing", [{ hosts: ["~/*"] }], []],
    ["is nothing where its hosts are no list", [{ hosts: "*/*" }], []],
    [
      "is what all listeners for every port import",
      [{ hosts: ["./*"] }, { hosts: ["bank/*"] }],
      ["cart", "till"],
    ],
    [
      "is what the port's listener imports, and no more",
      [onPort(8080, "bank/*"), { hosts: ["./*"] }],
      ["till"],
    ],
    ["leaves out listeners of other ports", [onPort(9090, "bank/*"), { hosts: ["./*"] }], ["cart"]],
    ["is nothing where only other ports have listeners", [onPort(9090, "*/*")], []],
  ])("%s", (_, egress, expected) => {
    expect(known(egress)).toEqual(expected);
  });

  const route = (more: JsonObject, path = "shop/web"): ClusterObject =>
    specObject("VirtualService", path, {
      hosts: ["web.shop.svc.cluster.local"],
      http: [{ route: [{ destination: { host: TILL } }] }],
      ...more,
    });
  it.each<[string, ClusterObject, string[]]>([
    ["is known though nothing imports it", route({}), ["cart", "till"]],
    ["is not where the route is for gateways alone", route({ gateways: ["edge/gate"] }), ["cart"]],
    ["is not where the route's host is not imported", route({ hosts: ["a.example"] }, "bank/a"), ["cart"]],
    [
      "is not where the route is not exported here",
      route({ hosts: [CART], exportTo: ["."] }, "bank/a"),
      ["cart"],
    ],
    [
      "is where one of the route's hosts is imported",
      route({ hosts: ["a.example", CART] }),
      ["cart", "till"],
    ],
  ])("what an imported route sends to %s", (_, virtualService, expected) => {
    expect(known([{ hosts: ["./*"] }], 8080, [virtualService])).toEqual(expected);
  });

  it("is everything for callers that have no Sidecar", () => {
    const scope = egressScope(shopRouting(), CALLER, 8080);
    expect(scope.knowsService(TILL, "bank")).toBe(true);
  });
});
