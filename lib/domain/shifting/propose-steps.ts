import { spread } from "../forms/share-weights";

const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);

/** Weights in whole numbers that together are `total`. */
function scaled(weights: readonly number[], total: number): readonly number[] {
  return sum(weights) > 0 ? spread(total, weights) : weights.map(() => 0);
}

/**
 * Steps from weights to others, each so many percent of the way, 100 being the goal. Every step adds up to what the goal adds
 * up to; steps that change nothing are left out.
 */
export function proposeSteps(
  from: readonly number[],
  to: readonly number[],
  percents: readonly number[],
): readonly (readonly number[])[] {
  const total = sum(to);
  const start = scaled(from, total);
  const steps: (readonly number[])[] = [];
  for (const percent of percents) {
    const part = percent / 100;
    const exact = to.map((goal, index) => goal * part + (start[index] ?? 0) * (1 - part));
    const step = percent >= 100 ? to : scaled(exact, total);
    const last = steps.at(-1) ?? start;
    if (step.some((weight, index) => weight !== last[index])) steps.push(step);
  }
  return steps;
}
