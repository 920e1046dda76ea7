import { limitSteps } from "./limit-steps";
import type { Explanation, ExplainOutcome } from "./explanation";
import type { End, Journey } from "./journey";

type Authorization = Explanation["authorization"];

/** Refused for certain by all, let in for certain by all, or neither. */
function ofEnds(ends: readonly End[]): Authorization {
  const [first] = ends;
  if (!first) return { allowed: true, by: null };
  const deciding = ends.find(({ allowed }) => allowed !== true) ?? first;
  if (ends.every(({ allowed }) => allowed === first.allowed)) return { allowed: first.allowed, by: first.by };
  return { allowed: null, by: deciding.by };
}

function both(one: Authorization, other: Authorization): Authorization {
  if (one.allowed === false || (one.allowed === null && other.allowed !== false)) return one;
  return other.by === null && other.allowed === true ? one : other;
}

function common<T>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

const OUTCOMES: Readonly<Record<Exclude<Journey["outcome"], "forward" | "passthrough">, ExplainOutcome>> = {
  redirect: "redirect",
  directResponse: "directResponse",
  error: "noRoute",
  refused: "refused",
  blackHole: "blackHole",
};

function outcomeOf({ outcome, code, ends }: Journey): {
  readonly outcome: ExplainOutcome;
  readonly code: number | null;
} {
  if (outcome !== "forward" && outcome !== "passthrough") return { outcome: OUTCOMES[outcome], code };
  const arrived = outcome === "forward" ? "route" : "passthrough";
  if (ends.some(({ kind }) => kind === "reached")) return { outcome: arrived, code: null };
  const failed = common(ends.map((end) => end.code));
  if (ends.some(({ kind }) => kind === "refused")) return { outcome: "refused", code: failed };
  return { outcome: outcome === "forward" ? "noRoute" : arrived, code: failed };
}

/** Sums up the way of a request. */
export function conclude(journey: Journey): Explanation {
  const { destinations, timeoutMs, retries, fault, steps, ends } = journey;
  const present = ends.filter(({ kind }) => kind !== "error");
  return {
    ...outcomeOf(journey),
    destinations,
    timeoutMs,
    retries,
    fault,
    mtls: common(present.map(({ mtls }) => mtls)),
    authorization: both(journey.authorization, ofEnds(present)),
    steps: limitSteps(steps),
  };
}
