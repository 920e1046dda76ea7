import type { Logger } from "pino";
import type { Sessions } from "./auth/sessions";
import type { Backend } from "./backend";
import type { Config } from "./config";
import type { BodyCache } from "./http/body-cache";
import type { ResponseTracker } from "./http/track-responses";
import type { Meters } from "./meters";

/** Everything that lives as long as the process. */
export interface Container {
  readonly config: Config;
  readonly log: Logger;
  readonly backend: Backend;
  readonly sessions: Sessions;
  readonly bodies: BodyCache;
  readonly responses: ResponseTracker;
  readonly meters: Meters;
  /** "starting" until the cluster's objects were asked for once; "stopping" from the first signal to end. */
  /** Aborts when the process begins to end. */
  readonly stopping: AbortSignal;
  phase(): "starting" | "ready" | "stopping";
  /** Unready at once; ends watches and connections. */
  close(): Promise<void>;
}

declare global {
  var meshlensContainer: Container | undefined;
}

/** Pages, routes and instrumentation are bundled apart; the global object is what they share. */
export function setCurrentContainer(container: Container): void {
  globalThis.meshlensContainer = container;
}

/** The container that the start of the server made. Throws before that. */
export function currentContainer(): Container {
  const container = globalThis.meshlensContainer;
  if (container === undefined) throw new Error("the server has not started yet");
  return container;
}
