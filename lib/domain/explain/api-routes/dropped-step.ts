import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "../../mesh/read-json";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import { refOf, step } from "../step";
import { backendOf } from "./backend-of";

const HEADER_FILTERS = ["RequestHeaderModifier", "ResponseHeaderModifier"];
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  HTTPRoute: [...HEADER_FILTERS, "RequestRedirect", "RequestMirror", "URLRewrite", "CORS"],
  GRPCRoute: [...HEADER_FILTERS, "RequestMirror"],
};

interface RouteProblem {
  /** `spec.rules[0].filters[1]` */
  readonly path: string;
  readonly because: string;
}

function filterProblem(holder: JsonObject, path: string, known: readonly string[]): RouteProblem | null {
  const types = objectsAt(holder, "filters").map((filter) => textAt(filter, "type"));
  const at = types.findIndex((type) => !known.includes(type));
  if (at < 0) return null;
  return {
    path: `${path}.filters[${at}]`,
    because: `Istio knows no filter of the type ${types[at] ?? ""} here`,
  };
}

function ruleProblem(
  mesh: ExplainMesh,
  route: ClusterObject,
  { rule, path }: { readonly rule: JsonObject; readonly path: string },
  atGateway: boolean,
): RouteProblem | null {
  const known = FILTERS[route.kind];
  const ofRule = known ? filterProblem(rule, path, known) : null;
  if (ofRule) return ofRule;
  for (const [index, ref] of objectsAt(rule, "backendRefs").entries()) {
    if (ref["weight"] === 0) continue;
    const at = `${path}.backendRefs[${index}]`;
    const backend = backendOf(mesh, route, ref, atGateway);
    if (backend.kind === "invalid") return { path: at, because: backend.because };
    const ofBackend = known ? filterProblem(ref, at, HEADER_FILTERS) : null;
    if (ofBackend) return ofBackend;
  }
  return null;
}

function routeProblem(mesh: ExplainMesh, route: ClusterObject, atGateway: boolean): RouteProblem | null {
  for (const [index, rule] of objectsAt(objectAt(route.data, "spec"), "rules").entries()) {
    const problem = ruleProblem(mesh, route, { rule, path: `spec.rules[${index}]` }, atGateway);
    if (problem) return problem;
  }
  return null;
}

/**
 * Says why Istio makes nothing of a whole route: a filter or a backend that it cannot read; null where it takes it.
 * https://gateway-api.sigs.k8s.io/reference/spec/#routeconditionreason
 */
export function droppedStep(mesh: ExplainMesh, route: ClusterObject, atGateway: boolean): ExplainStep | null {
  const problem = routeProblem(mesh, route, atGateway);
  if (!problem) return null;
  const place = { object: refOf(route), path: problem.path };
  return step(place, "route", "skips", `${problem.because}: Istio leaves out the whole route`);
}
