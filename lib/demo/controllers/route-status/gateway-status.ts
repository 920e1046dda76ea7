import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { type GatewayRole, gatewayRole } from "../../traffic/gateway-api/gateway-role";
import { listenersOf } from "../../traffic/gateway-api/listeners-of";
import type { RouteObjects } from "../../traffic/gateway-api/route-objects";
import { isAddress } from "../../traffic/registry/full-host";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, textOr } from "../../world/read-json";
import { type Condition, generationOf, nextConditions } from "./conditions";
import { gatewayServices } from "./gateway-services";
import { listenerStatus } from "./listener-status";
import { type ResolvedGateway, resolveGateway } from "./resolve-gateway";

function joined(texts: readonly string[]): string {
  const [last = "", ...before] = texts.toReversed();
  if (before.length < 2) return [...before, last].join(" and ");
  return `${before.toReversed().join(", ")}, and ${last}`;
}

function accepted(skipped: readonly string[]): Condition {
  if (skipped.length === 0)
    return { type: "Accepted", holds: true, reason: "Accepted", message: "Resource accepted" };
  const message = `only Hostname is supported, ignoring [${skipped.join(" ")}]`;
  return { type: "Accepted", holds: false, reason: "UnsupportedAddress", message };
}

function programmed(hosts: readonly string[], { internal, warnings, unusable }: ResolvedGateway): Condition {
  const failed = "Failed to assign to any requested addresses";
  if (hosts.length === 0)
    return { type: "Programmed", holds: false, reason: "UnsupportedAddress", message: failed };
  const assigned = internal.length > 0;
  if (warnings.length > 0) {
    const what = assigned
      ? `Assigned to service(s) ${joined(internal)}, but failed to assign to all requested addresses`
      : failed;
    const reason = unusable ? "AddressNotUsable" : "AddressNotAssigned";
    return { type: "Programmed", holds: false, reason, message: `${what}: ${warnings.join("; ")}` };
  }
  const where = assigned ? `, assigned to service(s) ${joined(internal)}` : "";
  return { type: "Programmed", holds: true, reason: "Programmed", message: `Resource programmed${where}` };
}

/** Addresses outside the cluster, else those inside: of a Gateway at the edge its host, of a waypoint its address too. */
function addressesOf(resolved: ResolvedGateway, role: GatewayRole): readonly string[] {
  const pending = resolved.warnings.some((warning) => warning.startsWith("address pending"));
  if (resolved.external.length > 0 || pending) return resolved.external;
  const hosts = new Set(resolved.internal.map((one) => one.slice(0, one.lastIndexOf(":"))));
  return role === "ingress" ? [...hosts] : [...resolved.clusterAddresses, ...hosts];
}

const address = (value: string): JsonObject => ({ type: isAddress(value) ? "IPAddress" : "Hostname", value });

function remoteStatus(gateway: K8sObject, before: Json | undefined, now: number): JsonObject {
  const conditions: readonly Condition[] = [
    accepted([]),
    {
      type: "Programmed",
      holds: true,
      reason: "Programmed",
      message: "This Gateway is remote; Istio will not program it",
    },
  ];
  return {
    addresses: jsonAt(gateway, "spec", "addresses") ?? [],
    conditions: nextConditions(before, conditions, { generation: generationOf(gateway), now }),
  };
}

/**
 * The status of a Gateway as istiod writes it; null where its class is not one of Istio's. `routesOf` tells how many routes
 * are attached to a listener, by the listener as it is written. An address once told stays.
 * https://gateway-api.sigs.k8s.io/reference/spec/#gatewaystatus
 */
export function gatewayStatus(
  objects: RouteObjects,
  gateway: K8sObject,
  { now, routesOf }: { readonly now: number; readonly routesOf: (listener: JsonObject) => number },
): JsonObject | null {
  const role = gatewayRole(objects, textOr(jsonAt(gateway, "spec", "gatewayClassName")));
  if (role === null) return null;
  const before = isObject(gateway["status"]) ? gateway["status"] : {};
  if (role === "unmanaged") return remoteStatus(gateway, before["conditions"], now);
  const listeners = listenersOf(gateway);
  const { hosts, skipped } = gatewayServices(gateway, { waypoint: role !== "ingress" });
  const resolved = resolveGateway(
    objects,
    hosts,
    listeners.map(({ port }) => port),
  );
  const addresses = addressesOf(resolved, role);
  const observed = { generation: generationOf(gateway), now };
  return {
    ...before,
    ...(addresses.length > 0 ? { addresses: addresses.map(address) } : {}),
    conditions: nextConditions(
      before["conditions"],
      [accepted(skipped), programmed(hosts, resolved)],
      observed,
    ),
    listeners: listeners.map((one) =>
      listenerStatus(objects, one, { role, attachedRoutes: routesOf(one.written), now }),
    ),
  };
}
