import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "../../mesh/read-json";
import type { PathCondition } from "../api-routes/api-match";

/** A path of a rule of an Ingress. */
export interface IngressPath {
  readonly ingress: ClusterObject;
  /** `spec.rules[0].http.paths[1]` */
  readonly place: string;
  /** `*` for every host. */
  readonly hostname: string;
  readonly path: PathCondition;
  readonly backend: JsonObject;
}

const prefix = (value: string): PathCondition => ({
  type: "PathPrefix",
  value: value.replace(/\/$/, "") || "/",
});

/** Paths of no type are exact in Istio, unless they end in a star. */
function conditionOf(written: JsonObject): PathCondition {
  const value = textAt(written, "path") || "/";
  const type = textAt(written, "pathType");
  if (type === "Prefix") return prefix(value);
  const isStarred = type !== "Exact" && (value.endsWith("/*") || value.endsWith(".*"));
  return isStarred ? prefix(value.slice(0, -2)) : { type: "Exact", value };
}

function pathsOf(ingress: ClusterObject): readonly IngressPath[] {
  return objectsAt(objectAt(ingress.data, "spec"), "rules").flatMap((rule, ruleIndex) =>
    objectsAt(objectAt(rule, "http"), "paths").map((written, index) => ({
      ingress,
      place: `spec.rules[${ruleIndex}].http.paths[${index}]`,
      hostname: textAt(rule, "host").toLowerCase() || "*",
      path: conditionOf(written),
      backend: objectAt(written, "backend"),
    })),
  );
}

/**
 * The paths of Ingresses in the order in which they are tried: the longest first, of equals an exact one.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
 */
export function ingressPaths(ingresses: readonly ClusterObject[]): readonly IngressPath[] {
  const exact = ({ path }: IngressPath): number => (path.type === "Exact" ? 1 : 0);
  return ingresses
    .flatMap(pathsOf)
    .toSorted((one, other) => other.path.value.length - one.path.value.length || exact(other) - exact(one));
}
