import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Fault } from "../../traffic/gateway-api/fault";
import type { GatewayRole } from "../../traffic/gateway-api/gateway-role";
import { type ListenerFaults, listenerFaults } from "../../traffic/gateway-api/listener-faults";
import type { Listener } from "../../traffic/gateway-api/listeners-of";
import type { RouteObjects } from "../../traffic/gateway-api/route-objects";
import { jsonAt, objectsIn } from "../../world/read-json";
import { type Condition, generationOf, nextConditions } from "./conditions";

const HBONE_PORT = 15_008;
const NO_ERRORS = "No errors found";

function faultsOf(objects: RouteObjects, role: GatewayRole, listener: Listener): ListenerFaults {
  if (role === "ingress") return listenerFaults(objects, listener);
  const expected = listener.port === HBONE_PORT && listener.protocol === "HBONE";
  const message = `Expected a single listener on port ${HBONE_PORT} with protocol "HBONE"`;
  return {
    accepted: expected ? null : { reason: "UnsupportedProtocol", message },
    conflicted: null,
    programmed: null,
    resolvedRefs: null,
  };
}

const condition = (type: string, fault: Fault | null): Condition =>
  fault ? { type, holds: false, ...fault } : { type, holds: true, reason: type, message: NO_ERRORS };

/**
 * The status of one listener as istiod writes it; `attachedRoutes` is how many routes are attached to it.
 * https://gateway-api.sigs.k8s.io/reference/spec/#listenerstatus
 */
export function listenerStatus(
  objects: RouteObjects,
  listener: Listener,
  more: { readonly role: GatewayRole; readonly attachedRoutes: number; readonly now: number },
): JsonObject {
  const { gateway, name, kinds } = listener;
  const { accepted, conflicted, programmed, resolvedRefs } = faultsOf(objects, more.role, listener);
  const before = objectsIn(jsonAt(gateway, "status", "listeners")).find((one) => one["name"] === name);
  const noConflict = { reason: "NoConflicts", message: NO_ERRORS };
  const conditions = [
    condition("Accepted", accepted),
    { type: "Conflicted", holds: conflicted !== null, ...(conflicted ?? noConflict) },
    condition("Programmed", programmed),
    condition("ResolvedRefs", resolvedRefs),
  ];
  return {
    name,
    attachedRoutes: more.attachedRoutes,
    supportedKinds: kinds.map((kind) => ({ group: "gateway.networking.k8s.io", kind })),
    conditions: nextConditions(before?.["conditions"], conditions, {
      generation: generationOf(gateway),
      now: more.now,
    }),
  };
}
