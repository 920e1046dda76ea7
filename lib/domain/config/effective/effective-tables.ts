import type { ClusterObject } from "../../mesh/cluster-object";
import type { ClusterSnapshot } from "../../mesh/cluster-snapshot";
import { kindKeyOf } from "../../validations/indexes";
import { apiRouteTables } from "./api-route-tables";
import { authorizationPolicyTables } from "./authorization-policy-tables";
import { destinationRuleTables } from "./destination-rule-tables";
import { effectiveContext, type EffectiveContext, type EffectiveSettings } from "./effective-context";
import type { EffectiveTable } from "./effective-table";
import { apiGatewayTables, istioGatewayTables } from "./gateway-tables";
import { peerAuthenticationTables } from "./peer-authentication-tables";
import { selectedWorkloadsTables } from "./selected-workloads-tables";
import { serviceEntryTables } from "./service-entry-tables";
import { sidecarTables } from "./sidecar-tables";
import { virtualServiceTables } from "./virtual-service-tables";

type TablesOf = (object: ClusterObject, context: EffectiveContext) => readonly EffectiveTable[];

const TABLES: ReadonlyMap<string, TablesOf> = new Map<string, TablesOf>([
  ["VirtualService", virtualServiceTables],
  ["DestinationRule", destinationRuleTables],
  ["PeerAuthentication", peerAuthenticationTables],
  ["AuthorizationPolicy", authorizationPolicyTables],
  ["Sidecar", sidecarTables],
  ["Gateway.networking.istio.io", istioGatewayTables],
  ["Gateway.gateway.networking.k8s.io", apiGatewayTables],
  ["HTTPRoute", apiRouteTables],
  ["GRPCRoute", apiRouteTables],
  ["TCPRoute", apiRouteTables],
  ["ServiceEntry", serviceEntryTables],
  ["RequestAuthentication", selectedWorkloadsTables],
  ["EnvoyFilter", selectedWorkloadsTables],
  ["WasmPlugin", selectedWorkloadsTables],
  ["TrafficExtension", selectedWorkloadsTables],
  ["Telemetry", selectedWorkloadsTables],
]);

/** What an object comes to together with everything else of the cluster; empty for kinds of which there is nothing to tell. */
export function effectiveTables(
  object: ClusterObject,
  snapshot: ClusterSnapshot,
  settings: EffectiveSettings,
): readonly EffectiveTable[] {
  return TABLES.get(kindKeyOf(object))?.(object, effectiveContext(snapshot, settings)) ?? [];
}
