import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";

const GATEWAY_GROUP = "gateway.networking.k8s.io";
const MAX_PARENTS = 32;

/** What a route wants to be attached to, with the defaults of the API filled in. */
export interface ParentRef {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** "" for every listener. */
  readonly sectionName: string;
  /** null for every port. */
  readonly port: number | null;
  /** As it is written, for the route's status. */
  readonly written: JsonObject;
}

/** The parents of a route, at most 32. https://gateway-api.sigs.k8s.io/reference/spec/#parentreference */
export function parentRefs(route: K8sObject): readonly ParentRef[] {
  return objectsIn(jsonAt(route, "spec", "parentRefs"))
    .slice(0, MAX_PARENTS)
    .map((written) => {
      const { group, kind, port } = written;
      return {
        group: typeof group === "string" ? group : GATEWAY_GROUP,
        kind: textOr(kind) || "Gateway",
        namespace: textOr(written["namespace"]) || (route.metadata.namespace ?? ""),
        name: textOr(written["name"]),
        sectionName: textOr(written["sectionName"]),
        port: typeof port === "number" ? port : null,
        written,
      };
    });
}
