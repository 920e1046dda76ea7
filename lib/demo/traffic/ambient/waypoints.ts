import type { K8sObject } from "../../world/k8s-object";
import { jsonAt } from "../../world/read-json";
import { admitsNamespace } from "../gateway-api/admits-namespace";
import { gatewayRole } from "../gateway-api/gateway-role";
import { listenersOf } from "../gateway-api/listeners-of";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";

/** What traffic a waypoint takes: what is addressed to services, to workloads, both or nothing. */
export type WaypointTraffic = "service" | "workload";

export interface Waypoint {
  readonly gateway: K8sObject;
  readonly pods: PodGroup;
  readonly takes: ReadonlySet<WaypointTraffic>;
}

const TAKES: Readonly<Record<string, readonly WaypointTraffic[]>> = {
  service: ["service"],
  workload: ["workload"],
  all: ["service", "workload"],
  none: [],
};

const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";

function takes({ metadata }: K8sObject): ReadonlySet<WaypointTraffic> {
  const said = metadata.labels?.["istio.io/waypoint-for"] ?? "service";
  return new Set(Object.hasOwn(TAKES, said) ? TAKES[said] : TAKES["service"]);
}

function podsOf(world: MeshWorld, { metadata }: K8sObject): PodGroup | undefined {
  return world.groups.find(
    ({ end, labels }) =>
      end.dataPlane === "waypoint" &&
      end.namespace === metadata.namespace &&
      labels.get(GATEWAY_NAME) === metadata.name,
  );
}

/** The waypoints with ready pods, by `namespace/name` of their Gateway. https://istio.io/latest/docs/ambient/usage/waypoint/ */
export const waypoints = perWorld((world): ReadonlyMap<string, Waypoint> => {
  const found = new Map<string, Waypoint>();
  for (const gateway of world.objects("gateway.networking.k8s.io", "Gateway")) {
    const className = jsonAt(gateway, "spec", "gatewayClassName");
    if (typeof className !== "string" || gatewayRole(world, className) !== "waypoint") continue;
    const pods = podsOf(world, gateway);
    const { namespace = "", name } = gateway.metadata;
    if (pods) found.set(`${namespace}/${name}`, { gateway, pods, takes: takes(gateway) });
  }
  return found;
});

/** Whether a namespace's services and pods may use a waypoint: by allowedRoutes of a listener, its own namespace by default. */
export const mayUse = (world: MeshWorld, { gateway }: Waypoint, namespace: string): boolean =>
  listenersOf(gateway).some((listener) => admitsNamespace(world, listener, namespace));
