import type { ClusterObject } from "../../mesh/cluster-object";
import type { ObjectRef } from "../../mesh/object-ref";
import { objectAt, objectsAt } from "../../mesh/read-json";
import { isWaypointGateway } from "../../mesh/resources/gateway";
import { admitsNamespace } from "../../routing/admits-namespace";
import type { MeshRouting } from "../../routing/mesh-routing";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { knownServices } from "../destination/known-services";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import { refOf, step } from "../step";

const GATEWAY = "Gateway.gateway.networking.k8s.io";
const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";
const USE = "istio.io/use-waypoint";
const USE_NAMESPACE = "istio.io/use-waypoint-namespace";
const INGRESS_USE = "istio.io/ingress-use-waypoint";
const WAYPOINT_FOR = "istio.io/waypoint-for";

type Labels = Readonly<Record<string, string>>;
type Traffic = "service" | "workload";

interface Addressed {
  /** Who sends the request on; null for a caller outside of the mesh. */
  readonly client: MeshWorkload | null;
  /** The full host that it is addressed to; an address of a pod where it is not addressed to a service. */
  readonly host: string;
  /** The workload it goes to, where that is known already. */
  readonly server: MeshWorkload | null;
}

/** The waypoint that a request goes through, and why. */
export interface WaypointDecision {
  /** null where the request goes straight on. */
  readonly waypoint: MeshWorkload | null;
  readonly steps: readonly ExplainStep[];
}

/** An object whose labels name a waypoint. */
interface Naming {
  readonly object: ObjectRef;
  readonly labels: Labels;
}

const STRAIGHT: WaypointDecision = { waypoint: null, steps: [] };

function namespaceOf({ snapshot }: MeshRouting, namespace: string): Naming {
  const labels = snapshot.get("Namespace", "", namespace)?.meta.labels ?? {};
  return { object: { kind: "Namespace", namespace: "", name: namespace }, labels };
}

/** Whether one of its listeners lets a namespace in. */
const admits = ({ snapshot }: MeshRouting, gateway: ClusterObject, namespace: string): boolean =>
  objectsAt(objectAt(gateway.data, "spec"), "listeners").some((listener) =>
    admitsNamespace(snapshot, gateway, listener, namespace),
  );

/** https://istio.io/latest/docs/ambient/usage/waypoint/#waypoint-traffic-types */
function takes({ meta }: ClusterObject, traffic: Traffic): boolean {
  const said = meta.labels[WAYPOINT_FOR] ?? "service";
  return (
    said === "all" || said === traffic || (traffic === "service" && !["none", "workload"].includes(said))
  );
}

/** Why a waypoint does not take what names it; null where it does. */
function refusal(
  mesh: MeshRouting,
  { gateway, pods }: { readonly gateway: ClusterObject | undefined; readonly pods: MeshWorkload | undefined },
  traffic: Traffic,
  namespace: string,
): string | null {
  if (!gateway || !isWaypointGateway(gateway)) return "which is no waypoint";
  if (!takes(gateway, traffic)) return `which is not for what is addressed to a ${traffic} (${WAYPOINT_FOR})`;
  if (!pods) return "which has no ready pods";
  return admits(mesh, gateway, namespace)
    ? null
    : `whose listeners admit nothing of the namespace ${namespace}`;
}

/** The waypoint that the labels of an object, else those of its namespace, name. */
function enrolled(mesh: MeshRouting, own: Naming, namespace: string, traffic: Traffic): WaypointDecision {
  const naming = (own.labels[USE] ?? "") === "" ? namespaceOf(mesh, namespace) : own;
  const name = naming.labels[USE] ?? "";
  if (name === "") return STRAIGHT;
  const where = { object: naming.object, path: `metadata.labels["${USE}"]` };
  const says = (verdict: ExplainStep["verdict"], because: string): readonly ExplainStep[] => [
    step(where, "destination", verdict, because),
  ];
  if (name === "none") return { waypoint: null, steps: says("skips", "it is kept away from every waypoint") };
  const within = naming.labels[USE_NAMESPACE] ?? namespace;
  const gateway = mesh.snapshot.get(GATEWAY, within, name);
  const pods = mesh.registry.workloads
    .inNamespace(within)
    .find((one) => one.dataPlane === "waypoint" && one.labels[GATEWAY_NAME] === name && one.readyPods > 0);
  const why = refusal(mesh, { gateway, pods }, traffic, namespace);
  if (why !== null || !pods)
    return { waypoint: null, steps: says("skips", `it names the Gateway ${within}/${name}, ${why ?? ""}`) };
  return { waypoint: pods, steps: says("takes", `requests go through the waypoint ${within}/${name}`) };
}

/** Sidecars and callers without a proxy pass waypoints by, gateways too where the service does not ask for it. */
function passesBy(
  mesh: MeshRouting,
  client: MeshWorkload | null,
  service: Naming,
  namespace: string,
): boolean {
  if (client?.dataPlane === "ztunnel") return false;
  if (client?.dataPlane !== "gateway") return true;
  return (service.labels[INGRESS_USE] ?? namespaceOf(mesh, namespace).labels[INGRESS_USE]) !== "true";
}

function passedBy(decision: WaypointDecision, client: MeshWorkload | null): WaypointDecision {
  if (!decision.waypoint) return STRAIGHT;
  const who =
    client?.dataPlane === "sidecar"
      ? "a sidecar does not use waypoints"
      : "its caller does not use waypoints";
  const because =
    client?.dataPlane === "gateway" ? `a gateway uses waypoints only where ${INGRESS_USE} is "true"` : who;
  return {
    waypoint: null,
    steps: decision.steps.map((one) => ({
      ...one,
      verdict: "skips",
      because: `${because}: it goes straight on`,
    })),
  };
}

/**
 * The waypoint that a request goes through, and the label that says so. What is addressed to a service goes through the
 * service's waypoint or none; what is addressed to a pod, through the pod's. Labels of the service or pod come before those of
 * its namespace. https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint
 */
export function waypointFor({ routing }: ExplainMesh, { client, host, server }: Addressed): WaypointDecision {
  const [service] = knownServices(routing.snapshot).named(host);
  if (service && !service.headless) {
    const naming = { object: refOf(service.object), labels: service.object.meta.labels };
    const decision = enrolled(routing, naming, service.namespace, "service");
    return passesBy(routing, client, naming, service.namespace) ? passedBy(decision, client) : decision;
  }
  if (server?.dataPlane !== "ztunnel" || client?.dataPlane !== "ztunnel") return STRAIGHT;
  const object = { kind: "Pod", namespace: server.namespace, name: server.workload };
  return enrolled(routing, { object, labels: server.labels }, server.namespace, "workload");
}
