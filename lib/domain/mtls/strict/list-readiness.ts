import { judgeScope } from "./judge-scope";
import { strictGround } from "./strict-ground";
import type { ReadinessQuestion, StrictVerdict } from "./strict-verdict";

/** The verdicts of `judgeStrict` on the mesh and on every visible namespace by name, from one reading of it. */
export function listReadiness(question: ReadinessQuestion): {
  readonly mesh: StrictVerdict;
  readonly namespaces: readonly StrictVerdict[];
} {
  const ground = strictGround(question);
  const names = [...question.mesh.visible].sort();
  return {
    mesh: judgeScope(ground, { namespace: "", workload: "" }),
    namespaces: names.map((namespace) => judgeScope(ground, { namespace, workload: "" })),
  };
}
