import type { Clock } from "@/lib/ports/clock";
import { errorCode } from "../../shared/error-code";
import { createSemaphore } from "../../shared/semaphore";
import { createSingleFlight } from "@/lib/concurrency/single-flight";
import { startDeadline, type Deadline } from "../../shared/start-deadline";
import type { PrometheusSettings } from "../prometheus-settings";
import type { ApiAnswer } from "./api-answer";
import { connectionFailure } from "./connection-failure";
import { createCredentials } from "./credentials";
import { createDispatcherSource } from "./dispatcher";
import { failure } from "./failure";
import { sendApiCall, type ApiCall, type Sender } from "./send-api-call";
import { serverAddress } from "./server-address";

/** The Prometheus HTTP API. Every failure is a value and names no credential. */
export interface ApiClient {
  /** Evaluates an expression at a time (Unix seconds), or now. */
  query(promql: string, at: number | null, signal: AbortSignal): Promise<ApiAnswer>;
  /** Evaluates an expression at each moment of a range. */
  queryRange(promql: string, range: QueryRange, signal: AbortSignal): Promise<ApiAnswer>;
  /** Reads an endpoint below /api/v1, such as "/status/buildinfo". */
  get(path: string, signal: AbortSignal): Promise<ApiAnswer>;
  close(): Promise<void>;
}

/** Moments from `start` to `end` (Unix seconds, both included) that are a step apart. */
interface QueryRange {
  readonly start: number;
  readonly end: number;
  readonly stepSeconds: number;
}

interface ApiClientDeps {
  readonly clock: Clock;
  /** The server's base URL, or null when none is known. */
  readonly baseUrl: () => string | null;
}

const UNCONFIGURED = failure(
  "unconfigured",
  "no Prometheus URL is set and none of the usual Services was found in the cluster",
);
const NO_URL = failure("unconfigured", "the Prometheus URL is not an http or https URL");
const CLOSED_CONNECTION = new Set(["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"]);
const ABORTED = failure("aborted", "nobody waits for the answer any more");

export function createApiClient(settings: PrometheusSettings, { clock, baseUrl }: ApiClientDeps): ApiClient {
  const dispatchers = createDispatcherSource(settings);
  const run = callRunner({ settings, clock, credentials: createCredentials(settings), dispatchers });
  const singleFlight = createSingleFlight<ApiAnswer>(ABORTED);

  const call = (path: string, form: ApiCall["form"], signal: AbortSignal): Promise<ApiAnswer> => {
    const base = baseUrl();
    if (base === null) return Promise.resolve(UNCONFIGURED);
    const address = serverAddress(base);
    if (address === null) return Promise.resolve(NO_URL);
    const url = `${address}/api/v1${path}`;
    return singleFlight(JSON.stringify([url, form]), signal, (shared) =>
      run({ server: `Prometheus at ${address}`, url, form }, shared),
    );
  };

  const timeout = `${settings.timeoutMs}ms`;
  return {
    query: (query, at, signal) => {
      const time = at === null ? {} : { time: String(at) };
      return call("/query", { query, ...time, timeout }, signal);
    },
    queryRange: (query, { start, end, stepSeconds }, signal) => {
      const moments = { start: String(start), end: String(end), step: String(stepSeconds) };
      return call("/query_range", { query, ...moments, timeout }, signal);
    },
    get: (path, signal) => call(path, null, signal),
    close: () => dispatchers.close(),
  };
}

/** Runs calls, at most `concurrency` at a time, each within its deadline, the wait for its turn included. */
function callRunner(sender: Sender): (call: ApiCall, signal: AbortSignal) => Promise<ApiAnswer> {
  const { concurrency, timeoutMs } = sender.settings;
  const semaphore = createSemaphore(concurrency);
  const interrupted = (call: ApiCall, deadline: Deadline): ApiAnswer =>
    deadline.expired() ? failure("timeout", `${call.server} did not answer within ${timeoutMs} ms`) : ABORTED;

  return async (call, signal) => {
    const deadline = startDeadline(signal, timeoutMs);
    const release = await semaphore.acquire(deadline.signal);
    try {
      if (release === null) return interrupted(call, deadline);
      return await sendTwice(sender, call, deadline.signal);
    } catch (error) {
      return deadline.signal.aborted ? interrupted(call, deadline) : connectionFailure(call.server, error);
    } finally {
      release?.();
      deadline.end();
    }
  };
}

/** A kept-alive connection may have been closed by the server just when it was used; queries can be sent again. */
async function sendTwice(sender: Sender, call: ApiCall, signal: AbortSignal): Promise<ApiAnswer> {
  try {
    return await sendApiCall(sender, call, signal);
  } catch (error) {
    if (signal.aborted || !CLOSED_CONNECTION.has(errorCode(error))) throw error;
    return sendApiCall(sender, call, signal);
  }
}
