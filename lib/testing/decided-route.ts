import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { Called, Caller } from "@/lib/domain/routing/caller";
import { decideRoute } from "@/lib/domain/routing/decide-route";
import type { Split } from "@/lib/domain/routing/split";
import { shopRouting } from "./shop-mesh";

/** A sidecar of the shop. */
export const WEB: Caller = { namespace: "shop", labels: { app: "web" }, dataPlane: "sidecar" };
const CART = "cart.shop.svc.cluster.local";

function inShort(split: Split): string {
  return [...split.values()]
    .map(({ target, share }) => {
      const name = target.answer ? target.answer.code : target.workload || target.host;
      return `${name}=${Number(share.toFixed(3))}`;
    })
    .join(" ");
}

/** What becomes of calls in the shop's mesh with these objects, `[condition] workload=share; …`: of WEB to cart where nothing else is said. */
export function decidedRoute(
  objects: readonly ClusterObject[],
  caller: Partial<Caller> = {},
  called: Partial<Called> = {},
): string {
  const { conditional, rest } = decideRoute(
    shopRouting(...objects),
    { ...WEB, ...caller },
    { host: CART, gateway: "mesh", protocol: "http", ...called },
  );
  return [...conditional.map((one) => `[${one.condition}] ${inShort(one.split)}`), inShort(rest)].join("; ");
}
