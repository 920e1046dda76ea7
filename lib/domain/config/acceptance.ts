import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import { analysisMessages, conditionsOf, type Condition } from "./conditions";

/** What the control plane says of an object's present generation. */
export interface Acceptance {
  readonly state: "accepted" | "rejected" | "waiting" | "notTold";
  readonly message: string;
}

/** Conditions that are about the object itself. Those of other controllers say nothing about its acceptance. */
const OF_THE_OBJECT: ReadonlySet<string> = new Set([
  "Accepted",
  "Programmed",
  "ResolvedRefs",
  "Reconciled",
  "Ready",
  "Conflicted",
  "PartiallyInvalid",
]);

/**
 * Whether the control plane has taken up an object as it is now: its status conditions, those of a route's parents and of a
 * Gateway's listeners, and Istio's validation messages. "notTold" where a control plane writes no status, as Istio does
 * unless its status is switched on.
 * https://gateway-api.sigs.k8s.io/guides/implementers/#standard-status-fields-and-conditions,
 * https://istio.io/latest/docs/reference/config/config-status/
 */
export function acceptance(raw: JsonObject): Acceptance {
  const generation = objectAt(raw, "metadata")["generation"];
  const isCurrent = ({ observedGeneration: seen }: Condition): boolean =>
    seen === null || typeof generation !== "number" || seen >= generation;
  const said = conditionsOf({ data: raw }).filter(({ type }) => OF_THE_OBJECT.has(type));
  const current = said.filter(isCurrent);
  const against = [
    ...current.filter(({ bad }) => bad).map(wordsOf),
    ...analysisMessages({ data: raw })
      .filter(({ bad }) => bad)
      .map(({ message }) => message || "Istio's analysis found an error."),
  ];
  if (against.length > 0) return { state: "rejected", message: against.join(" ") };
  if (said.length === 0)
    return { state: "notTold", message: "The control plane writes no status on this object." };
  if (current.length < said.length) {
    return {
      state: "waiting",
      message: "The control plane's status is about an earlier version of the object.",
    };
  }
  const open = current.find(({ status }) => status !== "True" && status !== "False");
  if (open !== undefined) return { state: "waiting", message: wordsOf(open) };
  const holding = current.filter(({ status }) => status === "True").map(({ type }) => type);
  return { state: "accepted", message: `The control plane says: ${holding.join(", ")}.` };
}

function wordsOf({ reason, message }: Condition): string {
  return [reason, message].filter((text) => text !== "").join(": ");
}
