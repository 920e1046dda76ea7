import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { namedBy } from "@/lib/testing/named-by";
import { CART_SUBSETS, SHOP } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { virtualServiceReferences } from "./virtual-service";

const names = (spec: JsonObject): readonly string[] =>
  namedBy(virtualServiceReferences, specObject("VirtualService", "shop/a", spec), [...SHOP, CART_SUBSETS]);
const to = (destination: JsonObject): JsonObject => ({ http: [{ route: [{ destination }] }] });

// https://istio.io/latest/docs/reference/config/networking/virtual-service/
describe("what a VirtualService names", () => {
  it.each<[string, JsonObject, string[]]>([
    [
      "the DestinationRule of a host, whichever subset is not asked for",
      to({ host: "cart" }),
      ["destination host: Service shop/cart", "destination rule: DestinationRule shop/cart"],
    ],
    [
      "the subset of a rule",
      to({ host: "cart", subset: "v2" }),
      ["destination host: Service shop/cart", "subset v2: DestinationRule shop/cart"],
    ],
    [
      "a subset that the host's rule does not have",
      to({ host: "cart", subset: "v9" }),
      ["destination host: Service shop/cart", "subset v9: DestinationRule shop/cart (missing)"],
    ],
    [
      "a subset of a host that has no rule, under the host's name",
      to({ host: "web", subset: "v1" }),
      ["destination host: Service shop/web", "subset v1: DestinationRule shop/web (missing)"],
    ],
    ["no rule of a host that has none", to({ host: "web" }), ["destination host: Service shop/web"]],
    ["nothing in a destination without a host", to({ subset: "v1" }), []],
    ["no host that nobody has: gateways route hosts outside of the mesh", { hosts: ["shop.example"] }, []],
    [
      "gateways with their namespace or without, never the mesh or an empty one",
      { gateways: ["mesh", "", "web", "edge/web"] },
      ["gateway: Gateway.networking.istio.io shop/web", "gateway: Gateway.networking.istio.io edge/web"],
    ],
    [
      "the one mirror as older objects write it",
      { http: [{ mirror: { host: "till.bank.svc.cluster.local" } }] },
      ["mirror: Service bank/till"],
    ],
    [
      "a delegate in its own namespace or in the one it says",
      { http: [{ delegate: { name: "leaf" } }, { delegate: { name: "leaf", namespace: "team" } }] },
      ["delegate: VirtualService shop/leaf", "delegate: VirtualService team/leaf"],
    ],
    ["no delegate without a name", { http: [{ delegate: { namespace: "team" } }] }, []],
  ])("is %s", (_, spec, expected) => {
    expect(names(spec)).toEqual(expected);
  });
});
