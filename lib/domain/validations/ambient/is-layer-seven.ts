import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { PlacedItem } from "../placed-items";
import { conditionsOf, operationsOf, sourcesOf } from "../security/authorization-rules";

const OPERATIONS = ["hosts", "notHosts", "methods", "notMethods", "paths", "notPaths"];
const SOURCES = ["requestPrincipals", "notRequestPrincipals", "remoteIpBlocks", "notRemoteIpBlocks"];
const CONNECTION_KEYS = [
  "source.ip",
  "source.namespace",
  "source.principal",
  "source.serviceAccount",
  "destination.ip",
  "destination.port",
];

const asks =
  (fields: readonly string[]) =>
  ({ item }: PlacedItem): boolean =>
    fields.some((field) => textsAt(item, field).length > 0);

/**
 * Whether an AuthorizationPolicy asks for something that only requests have, not connections, or for another server to decide.
 * https://istio.io/latest/docs/ambient/usage/l4-policy/#allowed-policy-attributes
 */
export function isLayerSeven(policy: ClusterObject): boolean {
  return (
    textAt(objectAt(policy.data, "spec"), "action") === "CUSTOM" ||
    operationsOf(policy).some(asks(OPERATIONS)) ||
    sourcesOf(policy).some(asks(SOURCES)) ||
    conditionsOf(policy).some(({ item }) => !CONNECTION_KEYS.includes(textAt(item, "key")))
  );
}
