import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ExplainMesh } from "@/lib/domain/explain/explain-mesh";
import type { ExplainCall } from "@/lib/domain/explain/routed";
import type { ExplainStep } from "@/lib/domain/explain/explanation";
import { shopRouting } from "../shop-mesh";

/** The shop with some objects more, as explanations see it; of the trust domain cluster.local and with auto mTLS. */
export const shopMesh = (...more: readonly ClusterObject[]): ExplainMesh => ({
  routing: shopRouting(...more),
  autoMtls: true,
  trustDomains: ["cluster.local"],
});

/** A GET of `/items/7` at the service `cart` of `shop` where nothing else is said. */
export const cartCall = (parts: Partial<ExplainCall> = {}): ExplainCall => ({
  host: "cart.shop.svc.cluster.local",
  port: 8080,
  protocol: "http",
  method: "GET",
  path: "/items/7?page=2",
  headers: {},
  claims: null,
  ...parts,
});

/** A step in one line: `AuthorizationPolicy shop/p spec.rules[0] skips: …`. */
export const toldStep = ({ object, path, verdict, because }: ExplainStep): string =>
  [object && `${object.kind} ${object.namespace}/${object.name}`, path, `${verdict}: ${because}`]
    .filter((part) => part !== null && part !== "")
    .join(" ");
