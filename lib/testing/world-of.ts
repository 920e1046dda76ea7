import { startWorld, type World } from "@/lib/demo/start-world";
import type { Scenario } from "@/lib/demo/world/scenario";

const NOW = Date.parse("2026-01-20T12:00:00Z");

/** The world of scenarios at one moment: nothing happens in it by itself. Throws where one of its parts fails. */
export const worldOf = (...scenarios: readonly Scenario[]): World =>
  startWorld({
    scenarios,
    faults: [],
    clock: { now: () => NOW },
    timers: { after: () => () => undefined },
    onProblem: (problem) => {
      throw new Error(problem);
    },
  });
