import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn } from "../../world/read-json";
import { type Attachment, attachments } from "../../traffic/gateway-api/attachments";
import type { Fault } from "../../traffic/gateway-api/fault";
import type { ParentRef } from "../../traffic/gateway-api/parent-refs";
import type { RouteObjects } from "../../traffic/gateway-api/route-objects";
import { type RouteFaults, routeFaults } from "../../traffic/gateway-api/route-faults";
import { type Condition, generationOf, nextConditions } from "./conditions";
import { usesWaypoint } from "./waypoint-label";

const CONTROLLER = "istio.io/gateway-controller";
const GATEWAY_GROUP = "gateway.networking.k8s.io";
/** Of several denials the first of these is told, as a listener that is not meant says little. */
const DENIALS = ["NotAllowedByListeners", "NoMatchingListenerHostname", "NoMatchingParent"] as const;

/** Not attached to any listener of the parent: why, with what each listener says. */
function denial(ofParent: readonly Attachment[]): Fault | null {
  const denied = ofParent.map((one) => one.denied).filter((fault) => fault !== null);
  if (denied.length < ofParent.length) return null;
  for (const reason of DENIALS) {
    const messages = denied.filter((fault) => fault.reason === reason).map(({ message }) => message);
    if (messages.length > 0) return { reason, message: messages.join("; ") };
  }
  return null;
}

function accepted(ofParent: readonly Attachment[]): Condition {
  const fault = denial(ofParent);
  if (fault) return { type: "Accepted", holds: false, ...fault };
  const bound = ofParent.filter(({ denied }) => denied === null).length;
  const message = bound > 1 ? `Route was valid, bound to ${bound} parents` : "Route was valid";
  return { type: "Accepted", holds: true, reason: "Accepted", message };
}

function resolvedRefs({ dropped, unresolved }: RouteFaults): Condition {
  const fault = dropped ?? unresolved;
  if (fault) return { type: "ResolvedRefs", holds: false, ...fault };
  return { type: "ResolvedRefs", holds: true, reason: "ResolvedRefs", message: "All references resolved" };
}

/** Always true; its message tells of a Service whose routes nothing in an ambient mesh will obey. */
function resolvedWaypoints(objects: RouteObjects, { group, kind, namespace, name }: ParentRef): Condition {
  const condition = { type: "ResolvedWaypoints", holds: true, reason: "ResolvedWaypoints" } as const;
  if (kind === "Gateway") return { ...condition, message: "All waypoints resolved" };
  const parent = objects
    .objects(group, kind)
    .find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  if (!parent) return { ...condition, message: "parent not found" };
  const message = usesWaypoint(objects, parent)
    ? "All waypoints resolved"
    : "istio.io/use-waypoint label missing from parent and parent namespace; in ambient mode, route will not be respected";
  return { ...condition, message };
}

/** How parents are ordered in a status. */
function parentText({ group, kind, name, sectionName, port, namespace }: ParentRef): string {
  return `${group}/${kind}/${name}/${sectionName}/${port ?? 0}.${namespace}`;
}

/** Two references with the same fields are the same parent. */
function samePlace(written: JsonObject, other: JsonObject): boolean {
  const keys = ["group", "kind", "namespace", "name", "sectionName", "port"];
  return keys.every((key) => written[key] === other[key]);
}

/**
 * The status of a route of the Gateway API as istiod writes it: for each parent that Istio serves whether it is accepted there
 * and its references hold. What other controllers wrote stays.
 * https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus
 */
export function routeStatus(
  objects: RouteObjects,
  route: K8sObject,
  { now, ambient }: { readonly now: number; readonly ambient: boolean },
): JsonObject {
  const before = objectsIn(jsonAt(route, "status", "parents"));
  const others = before.filter(({ controllerName }) => controllerName !== CONTROLLER);
  const all = attachments(objects, route);
  const parents = [...new Set(all.map(({ parent }) => parent))].toSorted((left, right) =>
    parentText(left) > parentText(right) ? -1 : 1,
  );
  const [faults, meshFaults] = [false, true].map((mesh) => routeFaults(objects, route, { mesh }));
  const written = parents.map((parent): JsonObject => {
    const { written: parentRef, group, kind } = parent;
    const ofGateway = group === GATEWAY_GROUP && kind === "Gateway";
    const known = before.find((one) => {
      const reference = one["parentRef"];
      return one["controllerName"] === CONTROLLER && isObject(reference) && samePlace(reference, parentRef);
    });
    const found = (ofGateway ? faults : meshFaults) ?? { dropped: null, unresolved: null };
    const conditions = [accepted(all.filter((one) => one.parent === parent)), resolvedRefs(found)];
    if (ambient && route.kind === "HTTPRoute") conditions.push(resolvedWaypoints(objects, parent));
    const observed = { generation: generationOf(route), now };
    return {
      parentRef,
      controllerName: CONTROLLER,
      conditions: nextConditions(known?.["conditions"], conditions, observed),
    };
  });
  return { parents: [...others, ...written] };
}
