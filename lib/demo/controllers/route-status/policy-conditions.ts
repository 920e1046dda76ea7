import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { gatewayRole } from "../../traffic/gateway-api/gateway-role";
import type { RouteObjects } from "../../traffic/gateway-api/route-objects";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { ROOT_NAMESPACE } from "../../world/root-namespace";
import type { Condition } from "./conditions";
import { waypointBinding, waypointNamed } from "./waypoint-binding";

const HTTP_OPERATIONS = ["hosts", "notHosts", "methods", "notMethods", "paths", "notPaths"];
const HTTP_SOURCES = ["remoteIpBlocks", "notRemoteIpBlocks", "requestPrincipals", "notRequestPrincipals"];
const CONNECTION_KEYS: readonly string[] = [
  "source.ip",
  "source.namespace",
  "source.principal",
  "destination.ip",
  "destination.port",
];
const MORE_RESTRICTIVE = "This will be more restrictive than requested.";
const EFFECT: Readonly<Record<"ALLOW" | "DENY", string>> = {
  ALLOW: `Within an ALLOW policy, rules matching HTTP attributes are omitted. ${MORE_RESTRICTIVE}`,
  DENY: `DENY policy with HTTP attributes is enforced without the HTTP rules. ${MORE_RESTRICTIVE}`,
};

const isGiven = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

/** What of a rule only a proxy that reads HTTP can decide. */
function httpAttributes(rule: JsonObject): readonly string[] {
  const operations = objectsIn(rule["to"]).map((one) => jsonAt(one, "operation"));
  const sources = objectsIn(rule["from"]).map((one) => jsonAt(one, "source"));
  const keys = objectsIn(rule["when"]).map(({ key }) => textOr(key));
  return [
    ...HTTP_OPERATIONS.filter((name) => operations.some((one) => isGiven(jsonAt(one, name)))),
    ...HTTP_SOURCES.filter((name) => sources.some((one) => isGiven(jsonAt(one, name)))),
    ...keys.filter((key) => !CONNECTION_KEYS.includes(key)),
  ];
}

function ztunnelAccepted(policy: K8sObject): Condition {
  const type = "ZtunnelAccepted";
  const action = textOr(jsonAt(policy, "spec", "action")) || "ALLOW";
  if (action !== "ALLOW" && action !== "DENY") {
    const message = `ztunnel does not support the ${action} action`;
    return { type, holds: false, reason: "UnsupportedValue", message };
  }
  const found = objectsIn(jsonAt(policy, "spec", "rules")).flatMap(httpAttributes);
  if (found.length === 0) return { type, holds: true, reason: "Accepted", message: "attached to ztunnel" };
  const attributes = [...new Set(found)].sort().join(", ");
  const message = `ztunnel does not support HTTP attributes (found: ${attributes}). In ambient mode you must use a waypoint proxy to enforce HTTP rules. ${EFFECT[action]}`;
  return { type, holds: true, reason: "UnsupportedValue", message };
}

type Binding = Omit<Condition, "type">;
const bound = (to: string): Binding => ({ holds: true, reason: "Accepted", message: `bound to ${to}` });
const unbound = (reason: string, message: string): Binding => ({ holds: false, reason, message });

function ofClass(objects: RouteObjects, namespace: string, name: string): Binding {
  if (namespace !== ROOT_NAMESPACE)
    return unbound(
      "Invalid",
      `AuthorizationPolicy must be in the root namespace \`${ROOT_NAMESPACE}\` when referencing a GatewayClass`,
    );
  const role = gatewayRole(objects, name);
  if (role === null) return unbound("TargetNotFound", "not bound");
  return role === "waypoint"
    ? bound(name)
    : unbound("Invalid", "GatewayClass must use controller name `istio.io/mesh-controller` for waypoints");
}

function ofService(objects: RouteObjects, group: string, kind: string, key: string): Binding {
  const service = objects
    .objects(group, kind)
    .find(({ metadata }) => `${metadata.namespace ?? ""}/${metadata.name}` === key);
  if (!service) return unbound("TargetNotFound", `${kind} ${key} was not found`);
  const binding = waypointBinding(objects, service);
  return binding?.ok
    ? bound(binding.waypoint)
    : unbound("AncestorNotBound", `${kind} ${key} is not bound to a waypoint`);
}

function bindingOf(objects: RouteObjects, policy: K8sObject, target: JsonObject): Binding {
  const namespace = textOr(target["namespace"]) || (policy.metadata.namespace ?? "");
  const name = textOr(target["name"]);
  switch (target["kind"]) {
    case "GatewayClass":
      return ofClass(objects, namespace, name);
    case "Gateway":
      return waypointNamed(objects, namespace, name)
        ? bound(`${namespace}/${name}`)
        : unbound("TargetNotFound", "not bound");
    case "Service":
      return ofService(objects, "", "Service", `${namespace}/${name}`);
    case "ServiceEntry":
      return ofService(objects, "networking.istio.io", "ServiceEntry", `${namespace}/${name}`);
    default:
      return unbound("unknown", "not bound");
  }
}

function waypointAccepted(bindings: readonly Binding[]): Condition {
  const holds = bindings.some((one) => one.holds);
  const [first] = bindings;
  const same = bindings.every(({ reason }) => reason === first?.reason);
  return {
    type: "WaypointAccepted",
    holds,
    reason: same ? (first?.reason ?? "Invalid") : "PartiallyInvalid",
    message: bindings.map(({ message }) => message).join(", "),
  };
}

/**
 * What istiod tells of an AuthorizationPolicy in an ambient mesh: whether ztunnel enforces it or, of one with targets, which
 * waypoint does. Nothing of a dry run at ztunnel.
 * https://istio.io/latest/docs/ambient/usage/l7-features/ and https://istio.io/latest/docs/ambient/usage/l4-policy/
 */
export function policyConditions(objects: RouteObjects, policy: K8sObject): readonly Condition[] {
  const single = jsonAt(policy, "spec", "targetRef");
  const targets = [...objectsIn(jsonAt(policy, "spec", "targetRefs")), ...(isObject(single) ? [single] : [])];
  if (targets.length > 0)
    return [waypointAccepted(targets.map((target) => bindingOf(objects, policy, target)))];
  const dryRun = policy.metadata.annotations?.["istio.io/dry-run"];
  return dryRun === "true" ? [] : [ztunnelAccepted(policy)];
}
