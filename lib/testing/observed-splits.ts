import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { listSplits } from "@/lib/domain/splits/list-splits";
import type { TrafficSplit } from "@/lib/domain/splits/traffic-split";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { Intent } from "@/lib/demo/world/intent";
import type { DemoMesh } from "./demo-mesh";
import { demoConfig } from "./demo-objects";
import { demoRows } from "./demo-rows";
import { demoSnapshot } from "./demo-snapshot";
import { demandFor, flowsOf, intentOf, WEB_IN_TWO_VERSIONS, WEB_SUBSETS } from "./solved-flows";

type Seen = Pick<DemoMesh, "snapshot" | "namespaces"> & { readonly rows: DemoMesh["rows"] | null };

/** The splits of a mesh, by telemetry of five minutes where nothing else is said. */
export const splitsOf = (
  { snapshot, rows, namespaces }: Seen,
  windowSeconds = 300,
): readonly TrafficSplit[] =>
  listSplits({
    snapshot,
    rows,
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    homeCluster: "Kubernetes",
    windowSeconds,
    visible: namespaces,
  });

/** What the workload `front` asks of `web`, both in `shop`. */
export const FRONT_TO_WEB: Intent = intentOf("web.shop.svc.cluster.local");

/** A destination of a route: a subset of `web` where no other host is named. */
export const splitPart = (subset: string, weight?: number, host = "web"): JsonObject => ({
  destination: { host, ...(subset === "" ? {} : { subset }) },
  ...(weight === undefined ? {} : { weight }),
});

/** A route that halves requests between two subsets. */
export const HALVES = { route: [splitPart("v1", 50), splitPart("v2", 50)] };

/** The VirtualService of `web` with these HTTP routes. */
export const webRoutes = (http: readonly JsonObject[], more: JsonObject = {}): K8sObject =>
  demoConfig("VirtualService", "shop/web", { hosts: ["web"], http, ...more });

/** `front`, `web` in two versions and their subsets, with configuration and what else there is. */
export const splitWorld = (
  config: readonly K8sObject[],
  more: readonly K8sObject[] = [],
): readonly K8sObject[] => [...WEB_IN_TWO_VERSIONS, WEB_SUBSETS, ...config, ...more];

export interface SplitWorld {
  readonly objects: readonly K8sObject[];
  readonly intents?: readonly Intent[];
  /** What becomes of the telemetry before it is read. */
  readonly rows?: (rows: DemoMesh["rows"]) => DemoMesh["rows"] | null;
  readonly windowSeconds?: number;
}

/** The splits of `shop` as they are observed where `front` calls `web`, unless something else is said. */
export function observedSplits({
  objects,
  intents = [FRONT_TO_WEB],
  rows = (all) => all,
  windowSeconds = 300,
}: SplitWorld): readonly TrafficSplit[] {
  const told = demoRows(flowsOf(objects, demandFor(intents)));
  const namespaces = new Set(["shop"]);
  return splitsOf({ snapshot: demoSnapshot(objects), rows: rows(told), namespaces }, windowSeconds);
}
