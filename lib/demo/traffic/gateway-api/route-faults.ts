import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Fault } from "./fault";
import { readBackend } from "./read-backend";
import type { RouteObjects } from "./route-objects";

/** What is wrong with the rules of a route; null where nothing is. */
export interface RouteFaults {
  /** Istio makes nothing of the whole route. */
  readonly dropped: Fault | null;
  /** A backend that cannot be used; its share of the requests is answered 500. */
  readonly unresolved: Fault | null;
}

interface RuleFault {
  readonly drops: boolean;
  readonly fault: Fault;
}

const HEADER_FILTERS = ["RequestHeaderModifier", "ResponseHeaderModifier"];
const RULE_FILTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["HTTPRoute", [...HEADER_FILTERS, "RequestRedirect", "RequestMirror", "URLRewrite", "CORS"]],
  ["GRPCRoute", [...HEADER_FILTERS, "RequestMirror"]],
]);

const unsupported = (filters: readonly JsonObject[], supported: readonly string[]): readonly RuleFault[] =>
  filters
    .map(({ type }) => textOr(type))
    .filter((type) => !supported.includes(type))
    .map((type) => ({
      drops: true,
      fault: { reason: "InvalidFilter", message: `unsupported filter type "${type}"` },
    }));

function ruleFaults(
  objects: RouteObjects,
  route: K8sObject,
  rule: JsonObject,
  mesh: boolean,
): readonly RuleFault[] {
  const http = RULE_FILTERS.get(route.kind);
  const filters = http ? objectsIn(rule["filters"]) : [];
  const backends = objectsIn(rule["backendRefs"]).filter(({ weight }) => weight !== 0);
  const mirrored = filters.map((filter) => jsonAt(filter, "requestMirror", "backendRef")).filter(isObject);
  const ofReferences = [...backends, ...mirrored].flatMap((written) => {
    const backend = readBackend(objects, route, written, { mesh });
    if (!backend.ok) return [{ drops: !mirrored.includes(written), fault: backend.fault }];
    return backend.fault ? [{ drops: false, fault: backend.fault }] : [];
  });
  const ofBackends = http ? backends.flatMap((one) => objectsIn(one["filters"])) : [];
  return [...unsupported(filters, http ?? []), ...unsupported(ofBackends, HEADER_FILTERS), ...ofReferences];
}

/**
 * What is wrong with a route's filters and backends, for traffic of the mesh or at a gateway.
 * https://gateway-api.sigs.k8s.io/reference/spec/#routeconditionreason
 */
export function routeFaults(
  objects: RouteObjects,
  route: K8sObject,
  { mesh }: { readonly mesh: boolean },
): RouteFaults {
  const faults = objectsIn(jsonAt(route, "spec", "rules")).flatMap((rule) =>
    ruleFaults(objects, route, rule, mesh),
  );
  return {
    dropped: faults.find(({ drops }) => drops)?.fault ?? null,
    unresolved: faults.findLast(({ drops }) => !drops)?.fault ?? null,
  };
}
