import type { MetricsFailure } from "@/lib/ports/metrics-source";
import { isRecord } from "@/lib/domain/mesh/is-record";
import type { ApiAnswer } from "./api-answer";
import { failure } from "./failure";

interface HttpResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const MAX_NOTICES = 20;
const MAX_NOTICE_LENGTH = 500;
const TIMEOUT_TYPES = new Set(["timeout", "canceled"]);
const TOO_MANY_REQUESTS = 429;
const SERVER_ERRORS = 500;

/** Reads an answer of the HTTP API; `server` names it in failures. The duration is left at 0. */
export function parseAnswer(server: string, response: HttpResponse): ApiAnswer {
  if (response.status === 401 || response.status === 403) {
    return failure("unauthorized", `${server} refused the credentials (HTTP ${response.status})`);
  }
  const json = parseJson(response.body);
  if (isRecord(json) && json["status"] === "success") {
    const { data, warnings, infos } = json;
    return { ok: true, data, warnings: notices(warnings), infos: notices(infos), durationMs: 0 };
  }
  const failed =
    isRecord(json) && json["status"] === "error" ? refusal(server, json) : foreignAnswer(server, response);
  return failed.kind === "refused" && isPassing(response) ? { ...failed, passing: true } : failed;
}

/** Whether the server refused because of itself and not of the query. https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview */
function isPassing({ status }: HttpResponse): boolean {
  return status === TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
}

function refusal(server: string, json: Readonly<Record<string, unknown>>): MetricsFailure {
  const type = typeof json["errorType"] === "string" ? json["errorType"] : "error";
  const message = typeof json["error"] === "string" ? json["error"] : "no reason given";
  return failure(TIMEOUT_TYPES.has(type) ? "timeout" : "refused", `${server}: ${type}: ${message}`);
}

/** An answer in another shape than the API's: something stands before the server, or it is another server. */
function foreignAnswer(server: string, { status, contentType, body }: HttpResponse): MetricsFailure {
  if (status >= 300 && status < 400) {
    return failure(
      "unreachable",
      `${server} answered with a redirect (HTTP ${status}): is this a login page?`,
    );
  }
  if (contentType.includes("html") || body.trimStart().startsWith("<")) {
    return failure("unreachable", `${server} answered with HTML (HTTP ${status}): is this a login page?`);
  }
  if (status >= 400 && status < 500) return failure("refused", `${server} answered HTTP ${status}`);
  if (status >= 500) return failure("unreachable", `${server} answered HTTP ${status}`);
  return failure("unreachable", `${server} did not answer as the Prometheus API does (HTTP ${status})`);
}

function parseJson(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    return undefined;
  }
}

function notices(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const texts = value.slice(0, MAX_NOTICES).filter((entry) => typeof entry === "string");
  return texts.map((text) => text.slice(0, MAX_NOTICE_LENGTH));
}
