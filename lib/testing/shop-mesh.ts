import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { meshRouting, type MeshRouting } from "@/lib/domain/routing/mesh-routing";
import type { MeshWorkload } from "@/lib/domain/routing/mesh-workload";
import { snapshotOfObjects } from "./config-object";
import { specObject } from "./spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "./workload-objects";

/** A Service of `namespace/name`, port 8080 and the pods labelled `app: <name>` where nothing else is said. */
export function shopService(
  path: string,
  spec: JsonObject = {},
  labels: Record<string, string> = {},
): ClusterObject {
  const [, name = ""] = path.split("/");
  const ports = [{ name: "http", port: 8080, targetPort: 8080 }];
  return specObject("Service", path, { selector: { app: name }, ports, ...spec }, { labels });
}

const withSidecar = (path: string, labels: Record<string, string>, pods = 1): readonly ClusterObject[] => {
  const [, name = ""] = path.split("/");
  return workloadObjects(path, {
    labels,
    containers: SIDECAR,
    pods,
    serviceAccount: name.split("-")[0] ?? "",
  });
};

/** `web` and, behind the service `cart`, two pods of `cart-v1` and one of `cart-v2`, with sidecars, in `shop`; `till` in `bank`. */
export const SHOP: readonly ClusterObject[] = [
  namespaceOf("shop"),
  namespaceOf("bank"),
  ...withSidecar("shop/web", { app: "web" }),
  ...withSidecar("shop/cart-v1", { app: "cart", version: "v1" }, 2),
  ...withSidecar("shop/cart-v2", { app: "cart", version: "v2" }),
  ...withSidecar("bank/till", { app: "till" }),
  shopService("shop/web"),
  shopService("shop/cart"),
  shopService("bank/till"),
];

/** The subsets v1 and v2 of `cart`. */
export const CART_SUBSETS = specObject("DestinationRule", "shop/cart", {
  host: "cart",
  subsets: ["v1", "v2"].map((version) => ({ name: version, labels: { version } })),
});

/** A route of `cart` to its subsets by weight. */
export const cartByWeight = (...weights: readonly number[]): ClusterObject =>
  specObject("VirtualService", "shop/cart", {
    hosts: ["cart"],
    http: [
      {
        route: weights.map((weight, index) => ({
          destination: { host: "cart", subset: `v${index + 1}` },
          weight,
        })),
      },
    ],
  });

/** The shop with some objects more. */
export const shopSnapshot = (...more: readonly ClusterObject[]): ClusterSnapshot =>
  snapshotOfObjects([...SHOP, ...more]);

export const shopRouting = (...more: readonly ClusterObject[]): MeshRouting =>
  meshRouting(shopSnapshot(...more), "istio-system", true);

/** A workload with a sidecar, `shop/cart-v1` where nothing else is said. */
export const meshWorkload = (parts: Partial<MeshWorkload> = {}): MeshWorkload => ({
  namespace: "shop",
  workload: "cart-v1",
  labels: { app: "cart", version: "v1" },
  version: "v1",
  serviceAccount: "cart",
  dataPlane: "sidecar",
  readyPods: 1,
  namedPorts: {},
  ...parts,
});
