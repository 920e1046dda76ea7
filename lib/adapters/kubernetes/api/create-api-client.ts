import type { Dispatcher } from "undici";
import { errorCode } from "@/lib/adapters/shared/error-code";
import { parseJsonObject } from "@/lib/adapters/shared/json-object";
import { startDeadline } from "@/lib/adapters/shared/start-deadline";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ApiAnswer, ApiRequest } from "./api-answer";
import { connectionFailure, failureOfStatus, type ApiFailure, type ApiResult } from "./api-failure";
import { exchange, type ExchangeDeps, type Progress } from "./exchange";
import { readText } from "./read-text";

/** The Kubernetes API with one identity's credentials. Paths start with "/" and may carry a query. */
export interface ApiClient {
  getJson(path: string, signal: AbortSignal): Promise<ApiResult<JsonObject>>;
  postJson(path: string, body: JsonObject, signal: AbortSignal): Promise<ApiResult<JsonObject>>;
  /** The body as it arrives; ends with an error when nothing arrives for `idleMs`. */
  openStream(path: string, idleMs: number, signal: AbortSignal): Promise<ApiResult<ResponseBody>>;
  /** One request and how it ended, in full; what changes something is never sent twice. */
  ask(asked: ApiRequest, signal: AbortSignal): Promise<ApiAnswer>;
}

export type ResponseBody = Dispatcher.ResponseData["body"];

export interface ApiClientDeps extends ExchangeDeps {
  /** Told how each request ended; null is an answer, whatever it said. */
  onOutcome(failure: ApiFailure | null): void;
  /** Milliseconds a request may take: one that reads, and one that changes something. */
  readonly limits?: { readonly readMs: number; readonly changeMs: number };
}

/** A change outlives the API server's own limit of a minute, which it answers with what became of webhooks. */
const LIMITS = { readMs: 30_000, changeMs: 65_000 };
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;
const SLOW_CODES: ReadonlySet<string> = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

export function createApiClient(deps: ApiClientDeps): ApiClient {
  const { readMs } = deps.limits ?? LIMITS;
  const json = async (asked: ApiRequest, caller: AbortSignal): Promise<ApiResult<JsonObject>> => {
    const deadline = startDeadline(caller, readMs);
    try {
      const answer = await open(deps, asked, readMs, deadline.signal);
      return answer.ok ? await readJson(answer.value) : answer;
    } catch (error) {
      return lost(deps, error, caller);
    } finally {
      deadline.end();
    }
  };
  return {
    getJson: (path, signal) => json(reading(path), signal),
    postJson: (path, body, signal) =>
      json(
        {
          method: "POST",
          path,
          body: { contentType: "application/json", text: JSON.stringify(body) },
          changes: false,
        },
        signal,
      ),
    async openStream(path, idleMs, signal) {
      try {
        return await open(deps, reading(path), idleMs, signal);
      } catch (error) {
        return lost(deps, error, signal);
      }
    },
    ask: (asked, signal) => ask(deps, asked, signal),
  };
}

function reading(path: string): ApiRequest {
  return { method: "GET", path, body: null, changes: false };
}

async function open(
  deps: ApiClientDeps,
  asked: ApiRequest,
  idleMs: number,
  signal: AbortSignal,
): Promise<ApiResult<ResponseBody>> {
  const { readMs } = deps.limits ?? LIMITS;
  const exchanged = await exchange(
    deps,
    { ...asked, answerWithinMs: readMs, idleMs },
    { sent: false },
    signal,
  );
  if (!exchanged.ok) return fail(deps, { kind: "unauthorized", message: exchanged.message });
  const { statusCode, headers, body } = exchanged.response;
  if (statusCode < 300) {
    deps.onOutcome(null);
    return { ok: true, value: body };
  }
  const text = await readText(body, MAX_ERROR_BYTES);
  const retryAfter = headers["retry-after"];
  const status = text === null ? null : parseJsonObject(text);
  return fail(
    deps,
    failureOfStatus(statusCode, status, typeof retryAfter === "string" ? retryAfter : undefined),
  );
}

async function ask(deps: ApiClientDeps, asked: ApiRequest, caller: AbortSignal): Promise<ApiAnswer> {
  const { readMs, changeMs } = deps.limits ?? LIMITS;
  const limitMs = asked.changes ? changeMs : readMs;
  const deadline = startDeadline(caller, limitMs);
  const progress: Progress = { sent: false };
  try {
    const timed = { ...asked, answerWithinMs: limitMs, idleMs: limitMs };
    const exchanged = await exchange(deps, timed, progress, deadline.signal);
    if (!exchanged.ok) {
      deps.onOutcome({ kind: "unauthorized", message: exchanged.message });
      return { got: "nothing", why: "unauthorized", message: exchanged.message, sent: false };
    }
    const { statusCode, headers, body } = exchanged.response;
    const text = await readText(body, MAX_BODY_BYTES);
    const value = text === null ? null : parseJsonObject(text);
    deps.onOutcome(statusCode < 300 ? null : failureOfStatus(statusCode, value, undefined));
    return { got: "answer", statusCode, body: value, warnings: [headers["warning"] ?? []].flat() };
  } catch (error) {
    if (caller.aborted) {
      return { got: "nothing", why: "aborted", message: "no longer wanted", sent: progress.sent };
    }
    const failure = connectionFailure(error);
    deps.onOutcome(failure);
    const slow = deadline.expired() || SLOW_CODES.has(errorCode(error));
    return {
      got: "nothing",
      why: slow ? "timeout" : "unreachable",
      message: slow ? "the API server did not answer in time" : failure.message,
      sent: progress.sent,
    };
  } finally {
    deadline.end();
  }
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
