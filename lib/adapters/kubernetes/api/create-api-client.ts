import { request, type Dispatcher } from "undici";
import { errorCode } from "@/lib/adapters/shared/error-code";
import { parseJsonObject } from "@/lib/adapters/shared/json-object";
import { startDeadline } from "@/lib/adapters/shared/start-deadline";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Access, Credentials } from "../credentials/create-credentials";
import type { DispatcherPool } from "../credentials/dispatcher-pool";
import { connectionFailure, failureOfStatus, type ApiFailure, type ApiResult } from "./api-failure";
import { readText } from "./read-text";

/** The Kubernetes API with one identity's credentials. Paths start with "/" and may carry a query. */
export interface ApiClient {
  getJson(path: string, signal: AbortSignal): Promise<ApiResult<JsonObject>>;
  postJson(path: string, body: JsonObject, signal: AbortSignal): Promise<ApiResult<JsonObject>>;
  /** The body as it arrives; ends with an error when nothing arrives for `idleMs`. */
  openStream(path: string, idleMs: number, signal: AbortSignal): Promise<ApiResult<ResponseBody>>;
}

export type ResponseBody = Dispatcher.ResponseData["body"];

export interface ApiClientDeps {
  readonly credentials: Credentials;
  readonly pool: DispatcherPool;
  /** Told how each request ended; null is an answer, whatever it said. */
  onOutcome(failure: ApiFailure | null): void;
}

interface Asked {
  readonly path: string;
  readonly body: JsonObject | null;
  /** Milliseconds without a byte after which the connection counts as lost. */
  readonly idleMs: number;
}

const REQUEST_TIMEOUT_MS = 30_000;
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const CLOSED_CODES: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);
const MAX_ERROR_BYTES = 64 * 1024;

export function createApiClient(deps: ApiClientDeps): ApiClient {
  const json = async (
    path: string,
    body: JsonObject | null,
    caller: AbortSignal,
  ): Promise<ApiResult<JsonObject>> => {
    const deadline = startDeadline(caller, REQUEST_TIMEOUT_MS);
    try {
      const answer = await send(deps, { path, body, idleMs: REQUEST_TIMEOUT_MS }, deadline.signal);
      return answer.ok ? await readJson(answer.value) : answer;
    } catch (error) {
      return lost(deps, error, caller);
    } finally {
      deadline.end();
    }
  };
  return {
    getJson: (path, signal) => json(path, null, signal),
    postJson: (path, body, signal) => json(path, body, signal),
    async openStream(path, idleMs, signal) {
      try {
        return await send(deps, { path, body: null, idleMs }, signal);
      } catch (error) {
        return lost(deps, error, signal);
      }
    },
  };
}

/** Sends with fresh credentials; when they are refused, once more with reloaded ones. */
async function send(
  deps: ApiClientDeps,
  asked: Asked,
  signal: AbortSignal,
): Promise<ApiResult<ResponseBody>> {
  for (;;) {
    const credentials = await beforeAbort(deps.credentials.current(), signal);
    if (!credentials.ok) return fail(deps, { kind: "unauthorized", message: credentials.message });
    const { access } = credentials;
    const { statusCode, headers, body } = await exchange(deps.pool.dispatcher(access), access, asked, signal);
    if (statusCode < 300) {
      deps.onOutcome(null);
      return { ok: true, value: body };
    }
    const text = await readText(body, MAX_ERROR_BYTES);
    if (statusCode === 401 && deps.credentials.renew(access.generation)) continue;
    const retryAfter = headers["retry-after"];
    const status = text === null ? null : parseJsonObject(text);
    return fail(
      deps,
      failureOfStatus(statusCode, status, typeof retryAfter === "string" ? retryAfter : undefined),
    );
  }
}

/**
 * An idle connection may be closed by the other side in the moment it is used again. Nothing sent here changes the
 * cluster, so it is simply sent once more.
 */
async function exchange(
  dispatcher: Dispatcher,
  access: Access,
  asked: Asked,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  try {
    return await sendOnce(dispatcher, access, asked, signal);
  } catch (error) {
    if (signal.aborted || !CLOSED_CODES.has(errorCode(error))) throw error;
    return sendOnce(dispatcher, access, asked, signal);
  }
}

function sendOnce(
  dispatcher: Dispatcher,
  access: Access,
  { path, body, idleMs }: Asked,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  return request(`${access.server}${path}`, {
    method: body === null ? "GET" : "POST",
    headers: {
      ...access.headers,
      accept: "application/json",
      "user-agent": "meshlens",
      ...(body === null ? {} : { "content-type": "application/json" }),
    },
    body: body === null ? null : JSON.stringify(body),
    dispatcher,
    signal,
    headersTimeout: REQUEST_TIMEOUT_MS,
    bodyTimeout: idleMs,
  });
}

async function readJson(body: ResponseBody): Promise<ApiResult<JsonObject>> {
  const text = await readText(body, MAX_BODY_BYTES);
  if (text === null) {
    const message = `the API server's answer is longer than ${MAX_BODY_BYTES} bytes`;
    return { ok: false, failure: { kind: "tooLarge", message } };
  }
  const value = parseJsonObject(text);
  if (value !== null) return { ok: true, value };
  return { ok: false, failure: { kind: "server", message: "the API server's answer is not a JSON object" } };
}

function fail(
  deps: ApiClientDeps,
  failure: ApiFailure,
): { readonly ok: false; readonly failure: ApiFailure } {
  deps.onOutcome(failure);
  return { ok: false, failure };
}

function lost(
  deps: ApiClientDeps,
  error: unknown,
  caller: AbortSignal,
): { readonly ok: false; readonly failure: ApiFailure } {
  if (caller.aborted) return { ok: false, failure: { kind: "aborted", message: "no longer wanted" } };
  return fail(deps, connectionFailure(error));
}

/** A credential plugin may hang; whoever waits for it still ends in time. */
function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = (): void => reject(new DOMException("no credentials in time", "AbortError"));
    if (signal.aborted) give();
    signal.addEventListener("abort", give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", give));
  });
}
