import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, textMap, textsIn } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import type { CalledService } from "../model/mesh-flow";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import { type WaypointTraffic, mayUse, waypoints } from "./waypoints";

interface Addressed {
  readonly client: PodGroup;
  readonly service: CalledService;
  /** The pods the call goes to where they are known already. */
  readonly server: PodGroup | null;
}

type Labels = ReadonlyMap<string, string>;

const labelsOf = ({ metadata }: K8sObject): Labels => textMap(metadata.labels);
const isHeadless = (service: K8sObject): boolean => jsonAt(service, "spec", "clusterIP") === "None";

/** What ztunnel knows a service by: the labels of Services (headless ones are called by pod address) and ServiceEntries. */
const serviceLabels = perWorld((world): ReadonlyMap<string, Labels> => {
  const known = new Map<string, Labels>();
  for (const entry of world.objects("networking.istio.io", "ServiceEntry"))
    for (const host of textsIn(jsonAt(entry, "spec", "hosts")))
      known.set(`${entry.metadata.namespace ?? ""}/${host.toLowerCase()}`, labelsOf(entry));
  for (const service of world.objects("", "Service"))
    if (!isHeadless(service))
      known.set(`${service.metadata.namespace ?? ""}/${service.metadata.name}`, labelsOf(service));
  return known;
});

/** A waypoint's `namespace/name` as labels name it, "none" where they opt out, null where they say nothing. */
function namedBy(labels: Labels, namespace: string): string | null {
  const name = labels.get("istio.io/use-waypoint");
  if (name === undefined || name === "") return null;
  if (name === "none") return name;
  return `${labels.get("istio.io/use-waypoint-namespace") ?? namespace}/${name}`;
}

function enrolled(
  world: MeshWorld,
  labels: Labels,
  namespace: string,
  traffic: WaypointTraffic,
): PodGroup | null {
  const named = namedBy(labels, namespace) ?? namedBy(world.namespaceLabels(namespace), namespace);
  const waypoint = named === null ? undefined : waypoints(world).get(named);
  if (!waypoint?.takes.has(traffic)) return null;
  return mayUse(world, waypoint, namespace) ? waypoint.pods : null;
}

/** ztunnel uses waypoints always, a gateway where the service asks for it, a sidecar and a pod outside the mesh never. */
function usesWaypoints({ end }: PodGroup, world: MeshWorld, labels: Labels, namespace: string): boolean {
  if (end.dataPlane === "ztunnel") return true;
  const said =
    labels.get("istio.io/ingress-use-waypoint") ??
    world.namespaceLabels(namespace).get("istio.io/ingress-use-waypoint");
  return end.dataPlane === "gateway" && said === "true";
}

/**
 * The waypoint's pods that a call goes through, null where it goes straight on. What is addressed to a service goes through the
 * service's waypoint or none; what is addressed to a pod, through the pod's. Labels of the service or pod come before those of
 * its namespace. https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint
 */
export function waypointFor(world: MeshWorld, { client, service, server }: Addressed): PodGroup | null {
  const known = serviceLabels(world);
  const labels =
    known.get(`${service.namespace}/${service.name}`) ??
    known.get(`${service.namespace}/${service.host.toLowerCase()}`);
  if (labels)
    return usesWaypoints(client, world, labels, service.namespace)
      ? enrolled(world, labels, service.namespace, "service")
      : null;
  if (server?.end.dataPlane !== "ztunnel" || client.end.dataPlane !== "ztunnel") return null;
  return enrolled(world, server.labels, server.end.namespace, "workload");
}
