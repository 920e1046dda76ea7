import { Readable } from "node:stream";
import { request, type Dispatcher } from "undici";
import { errorCode } from "@/lib/adapters/shared/error-code";
import type { Access, Credentials } from "../credentials/create-credentials";
import type { DispatcherPool } from "../credentials/dispatcher-pool";
import type { ApiRequest } from "./api-answer";
import { readText } from "./read-text";

export interface ExchangeDeps {
  readonly credentials: Credentials;
  readonly pool: DispatcherPool;
}

export interface Exchange extends ApiRequest {
  /** Milliseconds until the answer must begin. */
  readonly answerWithinMs: number;
  /** Milliseconds without a byte after which the connection counts as lost. */
  readonly idleMs: number;
}

/** Set as soon as the request may reach the API server whole. */
export interface Progress {
  sent: boolean;
}

export type Exchanged =
  | { readonly ok: true; readonly response: Dispatcher.ResponseData }
  | { readonly ok: false; readonly message: string };

/** What is read of an answer that refuses. */
const MAX_REFUSAL_BYTES = 4 * 1024 * 1024;
const CLOSED_CODES: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);

/**
 * Sends with fresh credentials; when they are refused, once more with reloaded ones: a request that is refused for its
 * credentials has done nothing. Not ok where there are no credentials. Throws when the connection fails.
 */
export async function exchange(
  deps: ExchangeDeps,
  asked: Exchange,
  progress: Progress,
  signal: AbortSignal,
): Promise<Exchanged> {
  for (;;) {
    const credentials = await beforeAbort(deps.credentials.current(), signal);
    if (!credentials.ok) return { ok: false, message: credentials.message };
    const { access } = credentials;
    const response = await sendRequest(deps.pool, access, asked, progress, signal);
    if (response.statusCode !== 401 || !deps.credentials.renew(access.generation))
      return { ok: true, response };
    progress.sent = false;
    await readText(response.body, MAX_REFUSAL_BYTES);
  }
}

/**
 * An idle connection may be closed by the other side in the moment it is used again. What changes nothing is simply sent
 * once more; what changes something never uses an idle connection.
 */
async function sendRequest(
  pool: DispatcherPool,
  access: Access,
  asked: Exchange,
  progress: Progress,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  if (asked.changes) return sendOnce(pool.newConnections(access), access, asked, progress, signal);
  const dispatcher = pool.dispatcher(access);
  try {
    return await sendOnce(dispatcher, access, asked, progress, signal);
  } catch (error) {
    if (signal.aborted || !CLOSED_CODES.has(errorCode(error))) throw error;
    return sendOnce(dispatcher, access, asked, progress, signal);
  }
}

function sendOnce(
  dispatcher: Dispatcher,
  access: Access,
  { method, path, body, changes, answerWithinMs, idleMs }: Exchange,
  progress: Progress,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const bytes = body === null ? null : Buffer.from(body.text, "utf8");
  return request(`${access.server}${path}`, {
    method,
    headers: {
      ...access.headers,
      accept: "application/json",
      "user-agent": "meshlens",
      ...(body === null || bytes === null
        ? {}
        : { "content-type": body.contentType, "content-length": String(bytes.length) }),
    },
    body: bytes === null ? null : bodyOf(bytes, progress),
    dispatcher,
    reset: changes,
    signal,
    headersTimeout: answerWithinMs,
    bodyTimeout: idleMs,
  });
}

/** The body is asked for when the connection stands: until then nothing can have reached the other side. */
function bodyOf(bytes: Buffer, progress: Progress): Readable {
  return Readable.from(
    (function* () {
      progress.sent = true;
      yield bytes;
    })(),
  );
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
