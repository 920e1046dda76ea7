import type { ExplainStep } from "./explanation";
import { step } from "./step";

const MOST_STEPS = 200;

/**
 * No more than 200 steps: of more, those that pass a request by are left out first, from the end, and a last step says how
 * many were.
 */
export function limitSteps(steps: readonly ExplainStep[]): readonly ExplainStep[] {
  if (steps.length <= MOST_STEPS) return steps;
  let surplus = steps.length - (MOST_STEPS - 1);
  const left = steps.length - (MOST_STEPS - 1);
  const kept = steps.toReversed().filter(({ verdict }) => {
    const drops = surplus > 0 && verdict === "skips";
    if (drops) surplus -= 1;
    return !drops;
  });
  const shown = kept.toReversed().slice(0, MOST_STEPS - 1);
  return [...shown, step({ object: null }, "scope", "unknown", `${left} further steps are left out`)];
}
