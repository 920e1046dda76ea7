import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { objectAt, objectsAt } from "../mesh/read-json";
import { isWaypointGateway } from "../mesh/resources/gateway";
import type { Untold } from "./impact";
import type { ChangedObject } from "./changed-objects";
import type { ObservedFlow } from "./observed-flow";
import type { Scope } from "./change-scope";

/** Kinds that routes, policies and services are computed from. */
const COMPUTED: ReadonlySet<string> = new Set([
  "VirtualService",
  "DestinationRule",
  "ServiceEntry",
  "Sidecar",
  "PeerAuthentication",
  "AuthorizationPolicy",
  "HTTPRoute",
  "GRPCRoute",
  "TCPRoute",
  "ReferenceGrant",
]);
/** Kinds that change what is told of traffic, or the next start of proxies, and no request. */
const NO_TRAFFIC: ReadonlySet<string> = new Set([
  "Telemetry",
  "ProxyConfig",
  "GatewayClass",
  "WorkloadGroup",
]);

const BECAUSE: ReadonlyMap<string, string> = new Map([
  [
    "RequestAuthentication",
    "requests with a token that is not valid are refused (401), and telemetry carries no tokens",
  ],
  ["EnvoyFilter", "it changes the proxies' own configuration, which can do anything"],
  ["WasmPlugin", "the plugin's code decides what becomes of each request"],
  ["TrafficExtension", "the extension's code decides what becomes of each request"],
]);

const listsOf = (object: ClusterObject): readonly JsonObject[] => {
  const spec = objectAt(object.data, "spec");
  return [...objectsAt(spec, "servers"), ...objectsAt(spec, "listeners")];
};

/** Ports, protocols and certificates of a gateway; its hosts are computed. */
const connectionsOf = (object: ClusterObject): string =>
  JSON.stringify(listsOf(object).map(({ hosts: _hosts, hostname: _hostname, ...rest }) => rest));

/** Why it cannot be told what the object does; null where nothing of it is untold. */
function untoldOf({ kind, before, after }: ChangedObject): string | null {
  if (kind.startsWith("Gateway.")) {
    const waypoint = [before, after].some((object) => object !== null && isWaypointGateway(object));
    if (waypoint) return "without a waypoint, or with another, other rules of requests hold";
    if (!before || !after || connectionsOf(before) === connectionsOf(after)) return null;
    return "who can connect depends on ports, protocols and certificates, which telemetry does not carry";
  }
  if (COMPUTED.has(kind) || NO_TRAFFIC.has(kind)) return null;
  return BECAUSE.get(kind) ?? "what it does to single requests is not in telemetry";
}

/**
 * What objects may do that cannot be computed: anything to the traffic they speak about, and nothing where they speak about
 * none.
 */
export function opaqueImpact(
  changed: readonly { readonly object: ChangedObject; readonly scope: Scope }[],
  flows: readonly ObservedFlow[],
): readonly Untold[] {
  return changed.flatMap(({ object, scope }) => {
    const meta = (object.after ?? object.before)?.meta;
    const because = untoldOf(object);
    if (!meta || because === null || !flows.some(scope)) return [];
    const atMost = flows
      .filter((flow) => flow.unit === "requests" && scope(flow))
      .reduce((sum, { rate }) => sum + rate, 0);
    const [name = ""] = object.kind.split(".", 1);
    const what = `${name} ${meta.namespace === "" ? "" : `${meta.namespace}/`}${meta.name}`;
    return [{ what, because, atMost, dryRunPossible: false }];
  });
}
