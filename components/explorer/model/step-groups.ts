import type { ExplainResponse } from "@/lib/contracts/routes/explain";

type Step = ExplainResponse["steps"][number];

/** One step, or several in a row that pass the request by. */
export type StepItem = { readonly step: Step } | { readonly skipped: readonly Step[] };

/** Steps of one stage that follow each other. */
export interface StepGroup {
  readonly stage: Step["stage"];
  readonly items: readonly StepItem[];
  /** Which of the destinations the group is about, where it is a way of its own; null before they part. */
  readonly branch: number | null;
}

/** So many passed by within a stage are folded. */
const FOLDED_FROM = 3;
const BRANCH_ORDER: Partial<Record<Step["stage"], number>> = {
  destination: 0,
  endpoints: 1,
  tls: 2,
  policy: 3,
};

function folded(steps: readonly Step[]): readonly StepItem[] {
  const items: StepItem[] = [];
  const folds = steps.filter(({ verdict }) => verdict === "skips").length >= FOLDED_FROM;
  let skipped: Step[] = [];
  const settle = (): void => {
    if (folds && skipped.length > 0) items.push({ skipped });
    else items.push(...skipped.map((step) => ({ step })));
    skipped = [];
  };
  for (const step of steps) {
    if (step.verdict === "skips") skipped.push(step);
    else {
      settle();
      items.push({ step });
    }
  }
  settle();
  return items;
}

interface Run {
  readonly stage: Step["stage"];
  readonly steps: Step[];
}

function runsOf(steps: readonly Step[]): readonly Run[] {
  const runs: Run[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.stage === step.stage) last.steps.push(step);
    else runs.push({ stage: step.stage, steps: [step] });
  }
  return runs;
}

/** Where the ways of the destinations begin: after the last route, whenever the order of stages starts again. */
function branchStarts(runs: readonly Run[]): readonly number[] {
  const first =
    runs.findLastIndex(({ stage }) => stage === "route" || stage === "scope" || stage === "listener") + 1;
  const starts: number[] = [];
  let rank = Infinity;
  for (let at = first; at < runs.length; at += 1) {
    const next = BRANCH_ORDER[runs[at]?.stage ?? "fault"];
    if (next === undefined) continue;
    if (next <= rank && next <= 1) starts.push(at);
    rank = next;
  }
  return starts;
}

/** The steps as they are shown: by stage, those passed by folded, the ways of several destinations told apart. */
export function stepGroups(steps: readonly Step[], destinations: number): readonly StepGroup[] {
  const runs = runsOf(steps);
  const starts = destinations > 1 ? branchStarts(runs) : [];
  const parts = starts.length === destinations;
  return runs.map(({ stage, steps: own }, at) => ({
    stage,
    items: folded(own),
    branch: parts && at >= (starts[0] ?? 0) ? starts.findLastIndex((start) => start <= at) : null,
  }));
}
