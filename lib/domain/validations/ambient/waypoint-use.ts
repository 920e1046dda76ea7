import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { namespaceLabels } from "../workloads-of";

type Labels = Readonly<Record<string, string>>;

export const USE_WAYPOINT = "istio.io/use-waypoint";
const GATEWAY = "Gateway.gateway.networking.k8s.io";

/** What calls a waypoint takes over: those addressed to services, to workloads, or both. */
type WaypointTraffic = "service" | "workload";

/** What labels say of a waypoint. */
type WaypointUse =
  | { readonly state: "unsaid" | "refused" }
  | { readonly state: "missing"; readonly waypoint: ObjectRef }
  | { readonly state: "named"; readonly waypoint: ObjectRef; readonly gateway: ClusterObject };

/**
 * The waypoint that the labels of one object name, without those of its namespace.
 * https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint
 */
export function namedWaypoint(mesh: MeshView, labels: Labels, namespace: string): WaypointUse {
  const name = labels[USE_WAYPOINT] ?? "";
  if (name === "") return { state: "unsaid" };
  if (name === "none") return { state: "refused" };
  const within = labels["istio.io/use-waypoint-namespace"] ?? namespace;
  const waypoint = { kind: GATEWAY, namespace: within, name };
  const gateway = mesh.find(BY_NAME, `${GATEWAY}/${within}/${name}`)[0];
  return gateway ? { state: "named", waypoint, gateway } : { state: "missing", waypoint };
}

/** The waypoint that an object of a namespace uses: its own labels come before those of its namespace. */
export function waypointUse(mesh: MeshView, labels: Labels, namespace: string): WaypointUse {
  const own = namedWaypoint(mesh, labels, namespace);
  return own.state === "unsaid" ? namedWaypoint(mesh, namespaceLabels(mesh, namespace), namespace) : own;
}

/**
 * Whether what uses a waypoint so has its calls of some traffic taken over by it.
 * https://istio.io/latest/docs/ambient/usage/waypoint/#waypoint-traffic-types
 */
export function isTakenOver(use: WaypointUse, traffic: WaypointTraffic): boolean {
  if (use.state !== "named") return false;
  const takes = use.gateway.meta.labels["istio.io/waypoint-for"] ?? "service";
  return takes === "all" || takes === traffic;
}

/** Whether a Gateway is a waypoint, by its class. */
export function isWaypoint({ data }: ClusterObject): boolean {
  return textAt(objectAt(data, "spec"), "gatewayClassName") === "istio-waypoint";
}
