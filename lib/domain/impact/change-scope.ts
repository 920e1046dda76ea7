import type { ClusterObject } from "../mesh/cluster-object";
import { hostCovers } from "../mesh/hosts/host-matches";
import { resolveHost } from "../mesh/hosts/resolve-host";
import { objectAt, textAt, textMapAt } from "../mesh/read-json";
import { serviceEntryHosts } from "../mesh/resources/service-entry";
import { hasLabels, readPolicyTarget } from "../policy/policy-target";
import { parentsOf } from "../routing/api-routes";
import { gatewaySelects } from "../routing/gateway-servers";
import type { MeshRouting } from "../routing/mesh-routing";
import type { MeshWorkload } from "../routing/mesh-workload";
import { backendHosts, destinationHosts } from "../routing/routed-hosts";
import { readVirtualService } from "../routing/virtual-service";
import type { ChangedObject } from "./changed-objects";
import type { ObservedFlow } from "./observed-flow";

/** Whether a flow is one that an object speaks about. */
export type Scope = (flow: ObservedFlow) => boolean;

const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";

const ofHosts =
  (hosts: readonly string[]): Scope =>
  (flow) =>
    flow.host !== "" && hosts.some((host) => host !== "" && hostCovers(host, flow.host));

/** Flows of which one end is a workload that `holds`. */
function ofWorkloads(
  { registry }: MeshRouting,
  ends: readonly ("caller" | "destination")[],
  holds: (workload: MeshWorkload) => boolean,
): Scope {
  return (flow) =>
    ends.some((end) => {
      const workload = registry.workloads.get(flow[end].namespace, flow[end].workload);
      return workload !== undefined && holds(workload);
    });
}

function ofPolicy(mesh: MeshRouting, object: ClusterObject): Scope {
  const target = readPolicyTarget(object);
  const everywhere = target.namespace === mesh.rootNamespace;
  const selected = ofWorkloads(
    mesh,
    ["destination"],
    (one) => (everywhere || one.namespace === target.namespace) && hasLabels(one, target.matchLabels),
  );
  if (target.targetRefs.length === 0) return selected;
  const named = new Set(target.targetRefs.map(({ name }) => name));
  return (flow) =>
    flow.serviceNamespace === target.namespace && (named.has(flow.serviceName) || flow.viaWaypoint);
}

function ofWorkloadConfig(mesh: MeshRouting, object: ClusterObject, field: string): Scope {
  const spec = objectAt(object.data, "spec");
  const selector = objectAt(spec, field);
  const labels = { ...textMapAt(selector, "labels"), ...textMapAt(selector, "matchLabels") };
  const everywhere = object.meta.namespace === mesh.rootNamespace;
  const holds = (one: MeshWorkload): boolean =>
    (everywhere || one.namespace === object.meta.namespace) && hasLabels(one, labels);
  return ofWorkloads(mesh, field === "workloadSelector" ? ["caller", "destination"] : ["destination"], holds);
}

const ofNamespace =
  ({ meta }: ClusterObject): Scope =>
  (flow) =>
    [flow.caller.namespace, flow.destination.namespace, flow.serviceNamespace].includes(meta.namespace);

function ofApiGateway(mesh: MeshRouting, { meta }: ClusterObject): Scope {
  const ofPods = ofWorkloads(mesh, ["caller"], (one) => one.labels[GATEWAY_NAME] === meta.name);
  return (flow) => (flow.viaWaypoint && flow.serviceNamespace === meta.namespace) || ofPods(flow);
}

type ScopeOf = (mesh: MeshRouting, object: ClusterObject) => Scope;

const ofRoute: ScopeOf = (_mesh, object) => ofHosts([...parentsOf(object).hosts, ...backendHosts(object)]);
const ofProxies =
  (field: string): ScopeOf =>
  (mesh, object) =>
    ofWorkloadConfig(mesh, object, field);

const SCOPES: ReadonlyMap<string, ScopeOf> = new Map<string, ScopeOf>([
  [
    "VirtualService",
    (_mesh, object) => ofHosts([...readVirtualService(object).hosts, ...destinationHosts(object)]),
  ],
  [
    "DestinationRule",
    (_mesh, { data, meta }) => ofHosts([resolveHost(textAt(objectAt(data, "spec"), "host"), meta.namespace)]),
  ],
  ["ServiceEntry", (_mesh, object) => ofHosts(serviceEntryHosts(object))],
  ["HTTPRoute", ofRoute],
  ["GRPCRoute", ofRoute],
  ["TCPRoute", ofRoute],
  ["TLSRoute", ofRoute],
  [
    "Gateway.networking.istio.io",
    (mesh, object) => ofWorkloads(mesh, ["caller"], (one) => gatewaySelects(object, one)),
  ],
  ["Gateway.gateway.networking.k8s.io", ofApiGateway],
  ["Sidecar", ofProxies("workloadSelector")],
  ["EnvoyFilter", ofProxies("workloadSelector")],
  ["WasmPlugin", ofProxies("selector")],
  ["TrafficExtension", ofProxies("selector")],
  ["AuthorizationPolicy", ofPolicy],
  ["PeerAuthentication", ofPolicy],
  ["RequestAuthentication", ofPolicy],
]);

function scopeOf(mesh: MeshRouting, kind: string, object: ClusterObject): Scope {
  return SCOPES.get(kind)?.(mesh, object) ?? ofNamespace(object);
}

/** The flows that a changed object speaks about, as it was or as it will be. */
export function changeScope(mesh: MeshRouting, { kind, before, after }: ChangedObject): Scope {
  const scopes = [before, after].flatMap((object) => (object ? [scopeOf(mesh, kind, object)] : []));
  return (flow) => scopes.some((scope) => scope(flow));
}
