import type { ApiProblem } from "@/lib/client/api-problem";

/** How current what is on the screen is. Times are unix milliseconds. */
export type LiveState =
  | { readonly kind: "connecting" }
  | { readonly kind: "live"; readonly intervalMs: number; readonly last: number }
  | { readonly kind: "paused"; readonly last: number }
  | { readonly kind: "fixed"; readonly at: number }
  | { readonly kind: "stale"; readonly last: number; readonly ageMs: number }
  | { readonly kind: "unreachable"; readonly what: "meshlens" | "kubernetes" | "prometheus" }
  /** Answered, but not with data: a refusal, or a parameter at fault. */
  | { readonly kind: "refused" };

export interface LiveFacts {
  readonly now: number;
  /** The chosen moment; null is live. */
  readonly at: number | null;
  /** False when automatic refresh is off. */
  readonly intervalMs: number | false;
  /** When the last good answer arrived, or what it says it is from; null when there is none. */
  readonly last: number | null;
  /** Why the latest attempt failed; null when it did not. */
  readonly problem: ApiProblem | null;
  /** A dependency that the status calls down; what needs it cannot be live. */
  readonly down: "kubernetes" | "prometheus" | null;
  /** True when the server itself says its answer is an old one. */
  readonly saidStale: boolean;
}

/** Refreshes that may be missed before data count as stale. */
const MISSED_REFRESHES = 3;

/** Judges freshness: nothing yet, live, paused by choice, one moment, stale, or no answer at all. */
export function liveState(facts: LiveFacts): LiveState {
  const { now, at, intervalMs, last, problem } = facts;
  if (last === null) return problem === null ? { kind: "connecting" } : withoutData(problem);
  if (facts.down !== null) return { kind: "unreachable", what: facts.down };
  if (at !== null) return { kind: "fixed", at };
  const ageMs = Math.max(0, now - last);
  const late = intervalMs !== false && ageMs > MISSED_REFRESHES * intervalMs;
  if (problem !== null || facts.saidStale || late) return { kind: "stale", last, ageMs };
  return intervalMs === false ? { kind: "paused", last } : { kind: "live", intervalMs, last };
}

function withoutData({ kind, dependency }: ApiProblem): LiveState {
  if (dependency !== null) return { kind: "unreachable", what: dependency };
  return kind === "unreachable" || kind === "timeout"
    ? { kind: "unreachable", what: "meshlens" }
    : { kind: "refused" };
}
