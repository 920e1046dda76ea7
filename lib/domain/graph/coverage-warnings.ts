import { someOf } from "../mesh/some-of";
import type { GraphWarning } from "./graph";
import type { GraphContext } from "./graph-context";
import type { TelemetryRow } from "./telemetry-row";

/** rate() needs two samples in the window; four intervals leave room for a missed scrape or two. */
const LEAST_INTERVALS = 4;
const MOST_NAMES = 10;

interface Coverage {
  /** Unix seconds. */
  readonly at: number;
  readonly windowSeconds: number;
  readonly scrapeIntervalSeconds: number;
  /** Unix seconds of the oldest sample there is; null when it is not known. */
  readonly oldestSample: number | null;
  readonly context: Pick<GraphContext, "workloads">;
  readonly rows: readonly TelemetryRow[];
}

function windowTooShort({ windowSeconds, scrapeIntervalSeconds }: Coverage): GraphWarning[] {
  const least = LEAST_INTERVALS * scrapeIntervalSeconds;
  if (windowSeconds >= least) return [];
  const message = `The window of ${windowSeconds} s is shorter than ${LEAST_INTERVALS} scrape intervals of ${scrapeIntervalSeconds} s: rates may be missing. Choose ${least} s or more.`;
  return [{ code: "windowTooShort", message }];
}

function partialWindow({ at, windowSeconds, oldestSample }: Coverage): GraphWarning[] {
  if (oldestSample === null || oldestSample <= at - windowSeconds) return [];
  const covered = Math.max(0, Math.round(at - oldestSample));
  const message = `Samples exist for only the last ${covered} s of the window of ${windowSeconds} s: rates read low.`;
  return [{ code: "partialWindow", message }];
}

function startedWithinWindow({ at, windowSeconds, context, rows }: Coverage): GraphWarning[] {
  // Pods that started after a past moment say nothing of what ran then.
  const started = context.workloads.filter(
    ({ runningSince }) => runningSince !== null && runningSince > at - windowSeconds && runningSince <= at,
  );
  if (started.length === 0) return [];
  const busy = new Set<string>();
  for (const row of rows) {
    busy.add(`${row.sourceNamespace}/${row.sourceWorkload}`);
    busy.add(`${row.destinationNamespace}/${row.destinationWorkload}`);
  }
  const young = started
    .map(({ namespace, workload }) => `${namespace}/${workload}`)
    .filter((name) => busy.has(name))
    .sort();
  if (young.length === 0) return [];
  const names = someOf(young, { most: MOST_NAMES });
  const message = `Started within the window of ${windowSeconds} s, so their rates read low: ${names}.`;
  return [{ code: "startedWithinWindow", message }];
}

/** Says where rates do not tell the whole window's truth, and over which part of it there are samples. */
export function coverageWarnings(coverage: Coverage): readonly GraphWarning[] {
  return [...windowTooShort(coverage), ...partialWindow(coverage), ...startedWithinWindow(coverage)];
}
