import { parseTimestamp } from "../mesh/parse-timestamp";
import type { DestinationFigures } from "./destination-figures";
import { weightBefore } from "./shift-route";
import type { ShiftGates, ShiftPlan } from "./shift-plan";

export interface GateVerdict {
  readonly gate: keyof ShiftGates;
  /** null where there is not enough data yet. */
  readonly passed: boolean | null;
  /** The worst figure among the destinations that gain traffic, in the gate's own unit; null where none is known. */
  readonly shown: number | null;
  readonly wanted: number;
}

export interface GatesVerdict {
  /** Only the gates that were asked for. */
  readonly gates: readonly GateVerdict[];
  /** Whether the next step can be taken, must not, or has to wait. */
  readonly overall: "pass" | "fail" | "wait";
  /** The last step lies in the future: the clocks of two computers differ. It is taken for just now. */
  readonly clockAhead: boolean;
}

/** The positions of the destinations whose share at the goal is greater than before the shift. */
export function gainingDestinations(plan: ShiftPlan): readonly number[] {
  const goal = plan.steps.at(-1) ?? [];
  const before = plan.from.map((weight, index) => weightBefore(weight, plan.destinations[index] ?? ""));
  const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
  const share = (weights: readonly number[], index: number): number =>
    sum(weights) > 0 ? (weights[index] ?? 0) / sum(weights) : 0;
  return goal.flatMap((_, index) => (share(goal, index) > share(before, index) ? [index] : []));
}

type Figures = readonly (DestinationFigures | null)[];

/** The worst of some figures; null where one of them is not known. */
function worst(
  figures: Figures,
  read: (one: DestinationFigures) => number | null,
  choose: (...all: number[]) => number,
): number | null {
  const known = figures.flatMap((one) => (one ? (read(one) ?? []) : []));
  return known.length === 0 || known.length < figures.length ? null : choose(...known);
}

function gate(
  name: keyof ShiftGates,
  wanted: number | null,
  shown: number | null,
  holds: (shown: number, wanted: number) => boolean,
): readonly GateVerdict[] {
  if (wanted === null) return [];
  return [{ gate: name, passed: shown === null ? null : holds(shown, wanted), shown, wanted }];
}

const atLeast = (shown: number, wanted: number): boolean => shown >= wanted;
const atMost = (shown: number, wanted: number): boolean => shown <= wanted;

/** Few requests tell nothing: until the asked minimum is reached, success and response times hold nothing up and let nothing through. */
function quality({ gates }: ShiftPlan, gaining: Figures, enough: boolean): readonly GateVerdict[] {
  const success = worst(gaining, ({ successRate }) => successRate, Math.min);
  const p95 = worst(gaining, (one) => one.p95Ms, Math.max);
  return [
    ...gate("successPercent", gates.successPercent, success === null ? null : success * 100, atLeast),
    ...gate("p95Ms", gates.p95Ms, p95, atMost),
  ].map((one) => (enough ? one : { ...one, passed: null }));
}

function overallOf(gates: readonly GateVerdict[], taken: number): GatesVerdict["overall"] {
  const failed = gates.some(
    ({ gate: name, passed }) => passed === false && (name === "successPercent" || name === "p95Ms"),
  );
  if (failed) return "fail";
  // Before the first step the new destination may have no traffic at all: nothing can be waited for.
  if (taken === 0) return "pass";
  return gates.every(({ passed }) => passed === true) ? "pass" : "wait";
}

/**
 * Whether a shift's gates let its next step be taken. `figures` are those of the plan's destinations, by position, since the
 * last step; null for one that is not known. `now` is ISO 8601. Before the first step only a failing gate holds it up.
 */
export function judgeGates(plan: ShiftPlan, figures: Figures, now: string): GatesVerdict {
  const gaining = gainingDestinations(plan).map((index) => figures[index] ?? null);
  const { minimumRequests, waitSeconds } = plan.gates;
  const requests = worst(gaining, (one) => one.requests, Math.min);
  const enough = requests !== null && requests > 0 && requests >= (minimumRequests ?? 0);
  const since = (parseTimestamp(now) ?? 0) - (parseTimestamp(plan.steppedAt) ?? 0);
  const waited = plan.taken === 0 ? null : waitSeconds;
  const gates = [
    ...quality(plan, gaining, enough),
    ...gate("minimumRequests", minimumRequests, requests, atLeast),
    ...gate("waitSeconds", waited, Math.max(0, since), atLeast),
  ];
  return { gates, overall: overallOf(gates, plan.taken), clockAhead: since < 0 };
}
