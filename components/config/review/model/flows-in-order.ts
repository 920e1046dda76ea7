import type { OutcomeResponse } from "@/lib/contracts/config/outcome";

export type Flow = OutcomeResponse["flows"][number];

const WORST_FIRST: readonly Flow["verdict"][] = ["lost", "worse", "moved", "new", "same"];

const nameOf = ({ caller, service, destination }: Flow): string => `${caller} ${service} ${destination}`;

/** Flows with lost callers first, then by name, so that a row stays in its place while telemetry is read again. */
export function flowsInOrder(flows: readonly Flow[]): readonly Flow[] {
  return flows.toSorted(
    (a, b) =>
      WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict) ||
      nameOf(a).localeCompare(nameOf(b), "en"),
  );
}
