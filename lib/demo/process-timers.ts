import type { Timers } from "./controllers/loop/run-controllers";

/** The process's own timers, which do not keep it running. */
export const PROCESS_TIMERS: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};
