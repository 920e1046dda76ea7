import { describe, expect, it } from "vitest";
import { shopRouting } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { Caller } from "../routing/caller";
import { chooseVirtualService } from "./choose-virtual-service";

const CART = "cart.shop.svc.cluster.local";
const CALLER: Caller = { namespace: "shop", labels: { app: "web" }, dataPlane: "sidecar" };
const WAYPOINT: Caller = { namespace: "edge", labels: null, dataPlane: "waypoint" };

const vs = (path: string, hosts: readonly string[], more: JsonObject = {}, year = 2026): ClusterObject =>
  specObject("VirtualService", path, { hosts, ...more }, { creationTimestamp: `${year}-01-01T00:00:00Z` });

/** Which one routes calls of the cart's port, and what is said of each. */
function chosen(
  objects: readonly ClusterObject[],
  { caller = CALLER, namespace = "shop" } = {},
): { readonly name: string; readonly said: readonly string[] } {
  const called = { host: CART, port: 8080, namespace };
  const { virtualService, steps } = chooseVirtualService(shopRouting(...objects), caller, called);
  const meta = virtualService?.object.meta;
  return {
    name: meta ? `${meta.namespace}/${meta.name}` : "none",
    said: steps.map(({ object, verdict, because }) => `${object?.name} ${verdict}: ${because}`),
  };
}

// https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
describe("of VirtualServices that name a host, the one that routes it is", () => {
  it.each<[string, readonly ClusterObject[], string]>([
    ["none where nobody does", [], "none"],
    ["none where only other hosts are named", [vs("shop/a", ["web"])], "none"],
    ["none of those for gateways alone", [vs("shop/a", [CART], { gateways: ["edge/gate"] })], "none"],
    ["one for the mesh and a gateway", [vs("shop/a", [CART], { gateways: ["edge/gate", "mesh"] })], "shop/a"],
    ["the oldest", [vs("shop/young", [CART]), vs("shop/old", [CART], {}, 2025)], "shop/old"],
    [
      "the exact before an older wildcard",
      [vs("shop/wide", ["*"], {}, 2025), vs("shop/exact", [CART])],
      "shop/exact",
    ],
    [
      "the longer wildcard before an older one",
      [vs("shop/wide", ["*.cluster.local"], {}, 2025), vs("shop/near", ["*.shop.svc.cluster.local"])],
      "shop/near",
    ],
    [
      "judged by its most specific host, wherever that stands",
      [vs("shop/wide", ["*.cluster.local"], {}, 2025), vs("shop/two", ["*", "web", CART])],
      "shop/two",
    ],
    [
      "not the older one that is not exported here",
      [vs("bank/old", [CART], { exportTo: ["."] }, 2025), vs("shop/young", [CART])],
      "shop/young",
    ],
  ])("%s", (_, objects, expected) => {
    expect(chosen(objects).name).toBe(expected);
  });

  it("not that of every host, for a host that nobody registered", () => {
    const all = vs("shop/all", ["*"]);
    expect(chosen([all]).name).toBe("shop/all");
    expect(chosen([all], { namespace: "" })).toEqual({ name: "none", said: [] });
    expect(chosen([vs("shop/svc", ["*.cluster.local"])], { namespace: "" }).name).toBe("shop/svc");
  });

  it("at a waypoint one of its own namespace or of the service's", () => {
    const by = (path: string): string => chosen([vs(path, [CART])], { caller: WAYPOINT }).name;
    expect([by("edge/a"), by("shop/a"), by("bank/a")]).toEqual(["edge/a", "shop/a", "none"]);
  });

  it("one that the caller's Sidecar imports", () => {
    const sidecar = specObject("Sidecar", "shop/default", { egress: [{ hosts: ["./*"] }] });
    const { name, said } = chosen([sidecar, vs("bank/a", [CART], {}, 2025), vs("shop/b", [CART])]);
    expect(name).toBe("shop/b");
    expect(said[0]).toBe("a skips: the caller's Sidecar does not import it");
  });
});

it("those that do not route a host are told why: age, or a more specific host", () => {
  const objects = [
    vs("shop/old", [CART], {}, 2024),
    vs("shop/young", [CART], {}, 2025),
    vs("shop/wide", ["*"], {}, 2023),
  ];
  expect(chosen(objects).said).toEqual([
    `old takes: its host ${CART} is the one called`,
    "young skips: inside the mesh one counts for a host, and VirtualService shop/old is older",
    `wide skips: inside the mesh one counts for a host, and VirtualService shop/old has the more specific host ${CART}`,
  ]);
});
