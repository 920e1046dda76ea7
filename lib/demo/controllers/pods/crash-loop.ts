const FIRST_BACK_OFF_MS = 10_000;
const LONGEST_BACK_OFF_MS = 300_000;
/** How long a crashing container runs before it ends. */
const RUNS_MS = 3_000;

/** Where a container that always crashes stands; moments are milliseconds after its first start. */
export interface CrashLoop {
  readonly running: boolean;
  readonly restarts: number;
  /** When the present run began; where it waits, the run before. */
  readonly startedAt: number;
  readonly nextChangeAt: number;
  /** The wait it is in or that follows the present run. */
  readonly backOffMs: number;
}

const backOffAfter = (run: number): number => Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** run);

/**
 * A crashing container `elapsed` milliseconds after its first start: it runs for three seconds, and waits 10 s, 20 s, 40 s … at
 * most five minutes before the next run.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export function crashLoopAt(elapsed: number): CrashLoop {
  let restarts = 0;
  let startedAt = 0;
  const lengthOf = (run: number): number => RUNS_MS + backOffAfter(run);
  while (backOffAfter(restarts) < LONGEST_BACK_OFF_MS && startedAt + lengthOf(restarts) <= elapsed) {
    startedAt += lengthOf(restarts);
    restarts += 1;
  }
  const more = Math.max(0, Math.floor((elapsed - startedAt) / lengthOf(restarts)));
  startedAt += more * lengthOf(restarts);
  restarts += more;
  const running = elapsed - startedAt < RUNS_MS;
  return {
    running,
    restarts,
    startedAt,
    nextChangeAt: startedAt + (running ? RUNS_MS : lengthOf(restarts)),
    backOffMs: backOffAfter(restarts),
  };
}

/** How long a crashing container's run lasts, in milliseconds. */
export const CRASH_RUN_MS = RUNS_MS;
