import type { Clock } from "@/lib/ports/clock";
import { errorCode } from "../../shared/error-code";
import type { PrometheusSettings } from "../prometheus-settings";
import type { ApiAnswer } from "./api-answer";
import type { Credentials } from "./credentials";
import type { DispatcherSource } from "./dispatcher";
import { failure } from "./failure";
import { parseAnswer } from "./parse-answer";
import { sendRequest } from "./send-request";

export interface ApiCall {
  /** The server as failures name it. */
  readonly server: string;
  readonly url: string;
  /** Form fields of a POST; null is a GET. */
  readonly form: Readonly<Record<string, string>> | null;
}

export interface Sender {
  readonly settings: PrometheusSettings;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly dispatchers: DispatcherSource;
}

/** Sends one call and reads its answer, with secrets blanked. Rejects when the connection fails or the signal aborts. */
export async function sendApiCall(sender: Sender, call: ApiCall, signal: AbortSignal): Promise<ApiAnswer> {
  const prepared = await prepare(sender);
  if (prepared.failure !== null) return prepared.failure;
  const started = sender.clock.now();
  const answer = await sendRequest({
    url: call.url,
    form: call.form === null ? null : new URLSearchParams(call.form).toString(),
    headers: prepared.headers,
    dispatcher: prepared.dispatcher,
    signal,
    maxBytes: sender.settings.maxResponseBytes,
  });
  if (!answer.complete) {
    return failure(
      "tooLarge",
      `${call.server} answered with more than ${sender.settings.maxResponseBytes} bytes`,
    );
  }
  const parsed = parseAnswer(call.server, answer);
  const { redact } = sender.credentials;
  if (!parsed.ok) return { ...parsed, message: redact(parsed.message) };
  const durationMs = sender.clock.now() - started;
  return { ...parsed, warnings: parsed.warnings.map(redact), infos: parsed.infos.map(redact), durationMs };
}

async function prepare({ credentials, dispatchers }: Sender) {
  try {
    return { failure: null, headers: await credentials.headers(), dispatcher: await dispatchers.current() };
  } catch (error) {
    const message = `cannot read a credential file for Prometheus: ${errorCode(error)}`;
    return { failure: failure("unauthorized", message) };
  }
}
