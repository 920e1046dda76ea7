import type { Clock } from "@/lib/ports/clock";
import type { Log } from "../shared/log";
import type { MetricsFailure, MetricsStatus } from "@/lib/ports/metrics-source";

type State = Pick<MetricsStatus, "state" | "lastSuccess" | "message">;

type Result = { readonly ok: true } | MetricsFailure;

/** What the last answers say about the server; changes of state are logged. */
export interface StatusTracker {
  read(): State;
  /** Whether an answer was noted within the last ten seconds. */
  fresh(): boolean;
  note(result: Result): void;
  /** Notes the result of a read; a query that is refused or answered at too great length says nothing of the server. */
  readonly noteResult: (result: Result) => void;
}

const FRESH_MS = 10_000;

export function createStatusTracker(clock: Clock, log: Log): StatusTracker {
  let current: State = { state: "unknown", lastSuccess: null, message: null };
  let notedAt: number | null = null;

  const change = (next: State): void => {
    notedAt = clock.now();
    if (next.state !== current.state) {
      const fields = { dependency: "prometheus", state: next.state, cause: next.message };
      if (next.state === "ok") log.info(fields, "Prometheus answers");
      else log.warn(fields, "Prometheus does not answer");
    }
    current = next;
  };

  const note = (result: Result): void => {
    if (result.ok) change({ state: "ok", lastSuccess: clock.now(), message: null });
    else if (result.kind !== "aborted") {
      const { lastSuccess } = current;
      change({ state: stateOf(result.kind), lastSuccess, message: result.message });
    }
  };

  return {
    read: () => current,
    fresh: () => notedAt !== null && clock.now() - notedAt < FRESH_MS,
    note,
    noteResult(result) {
      if (result.ok || (result.kind !== "refused" && result.kind !== "tooLarge")) note(result);
    },
  };
}

function stateOf(kind: MetricsFailure["kind"]): MetricsStatus["state"] {
  return kind === "unauthorized" || kind === "unconfigured" ? kind : "unreachable";
}
