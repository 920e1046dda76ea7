import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { objectsAt } from "../../mesh/read-json";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import { percentShares } from "../percent-shares";
import type { ExplainCall, RoutedTarget } from "../routed";
import { refOf, step } from "../step";
import { backendOf } from "./backend-of";

/** What is answered for the share of a backend that cannot be used. */
const NO_BACKEND = 500;

interface WeightedBackends {
  /** Empty where no backend has a weight. */
  readonly targets: readonly RoutedTarget[];
  readonly steps: readonly ExplainStep[];
}

const weightOf = ({ weight }: JsonObject): number => (typeof weight === "number" && weight >= 0 ? weight : 1);

/** A rule of a route, and whether a gateway obeys it. */
export interface RuleOfRoute {
  readonly route: ClusterObject;
  readonly rule: JsonObject;
  /** `spec.rules[0]` */
  readonly path: string;
  readonly atGateway: boolean;
}

/**
 * The backends of a rule with their shares: a weight that is not written is 1, one of 0 gets nothing. A backend that cannot be
 * used keeps its share, which is answered 500. https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref
 */
export function weightedBackends(
  mesh: ExplainMesh,
  { route, rule, path, atGateway }: RuleOfRoute,
  callTo: (ref: JsonObject) => ExplainCall,
): WeightedBackends {
  const refs = objectsAt(rule, "backendRefs");
  const percents = percentShares(refs.map(weightOf));
  const steps: ExplainStep[] = [];
  const targets = refs.flatMap((ref, index): readonly RoutedTarget[] => {
    const percent = percents[index] ?? 0;
    const backend = backendOf(mesh, route, ref, atGateway);
    if (percent === 0 || backend.kind === "invalid") return [];
    const { host, port } = backend;
    const target = { host, port, subset: "", percent, call: callTo(ref) };
    const place = { object: refOf(route), path: `${path}.backendRefs[${index}]` };
    if (backend.kind === "pool")
      steps.push(step(place, "destination", "unknown", `${host} picks the pod of each request by itself`));
    if (backend.kind !== "missing") return [target];
    const share = `${Number(percent.toFixed(2))} % of the requests are answered ${NO_BACKEND}`;
    steps.push(step(place, "destination", "refuses", `${backend.because}: ${share}`));
    return [{ ...target, answered: NO_BACKEND }];
  });
  return { targets, steps };
}
