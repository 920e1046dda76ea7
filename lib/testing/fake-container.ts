import { createSessions } from "@/lib/server/auth/sessions";
import { readConfig, type Config } from "@/lib/server/config";
import type { Container } from "@/lib/server/current-container";
import { createBodyCache } from "@/lib/server/http/body-cache";
import { createLogger } from "@/lib/server/logger";
import { createMeters } from "@/lib/server/meters";
import { fakeBackend, type FakeBackend } from "./fake-backend";

export interface FakeContainer extends Container {
  readonly backend: FakeBackend;
  /** Every line that was logged. */
  readonly logged: string[];
}

/** A container over sources in memory, with these settings. */
export function fakeContainer(
  backend: FakeBackend = fakeBackend(["bookinfo"]),
  environment: Record<string, string> = {},
): FakeContainer {
  const logged: string[] = [];
  return {
    config: configOf({ MESHLENS_ONE_TIME_CODE: "correct-horse-battery", ...environment }),
    log: createLogger("debug", { write: (line) => void logged.push(line) }),
    logged,
    backend,
    sessions: createSessions("correct-horse-battery", backend.clock),
    bodies: createBodyCache(backend.clock),
    responses: { current: () => null, drain: () => Promise.resolve() },
    meters: createMeters(() => backend.cluster.kinds),
    stopping: new AbortController().signal,
    phase: () => "ready",
    close: () => Promise.resolve(),
  };
}

function configOf(environment: Record<string, string>): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.config;
}
