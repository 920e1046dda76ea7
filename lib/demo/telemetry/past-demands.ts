import { type Demand, demandDuring } from "../world/demand";
import type { Incident } from "../world/incident";

/** What was wanted from a moment (unix milliseconds) on. */
export interface DemandSince {
  readonly since: number;
  readonly demand: Demand;
}

const HOUR = 3_600_000;

/** An incident in unix milliseconds, within the history and over before the start. */
function windowOf(
  { startHoursAgo, endHoursAgo }: Incident,
  { since, start }: { readonly since: number; readonly start: number },
): { readonly from: number; readonly to: number } {
  return {
    from: Math.max(since, start - startHoursAgo * HOUR),
    to: Math.min(start, start - endHoursAgo * HOUR),
  };
}

/**
 * The demands of the time from `since` to `start`, one after the other: every incident changes the demand while it lasts, several
 * at once together. The last is the demand of every day, from `start` at the latest.
 */
export function pastDemands(
  demand: Demand,
  incidents: readonly Incident[],
  history: { readonly since: number; readonly start: number },
): readonly DemandSince[] {
  const windows = incidents
    .map((incident) => ({ incident, ...windowOf(incident, history) }))
    .filter(({ from, to }) => from < to);
  const moments = new Set([history.since, ...windows.flatMap(({ from, to }) => [from, to])]);
  return [...moments]
    .toSorted((left, right) => left - right)
    .map((since) => {
      const under = windows.filter(({ from, to }) => from <= since && since < to);
      return {
        since,
        demand:
          under.length > 0
            ? demandDuring(
                demand,
                under.map((one) => one.incident),
              )
            : demand,
      };
    });
}
