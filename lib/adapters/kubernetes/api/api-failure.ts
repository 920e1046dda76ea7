import { errorCode } from "@/lib/adapters/shared/error-code";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** Why the Kubernetes API gave no result. Messages never hold credentials. */
export type ApiFailure =
  | {
      readonly kind:
        | "unreachable"
        | "unauthorized"
        | "forbidden"
        | "notFound"
        | "gone"
        | "moved"
        | "server"
        | "tooLarge"
        | "aborted";
      readonly message: string;
    }
  | { readonly kind: "throttled"; readonly message: string; readonly retryAfterMs: number };

export type ApiResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ApiFailure };

const MAX_MESSAGE = 300;
const DEFAULT_RETRY_MS = 1000;
const MAX_RETRY_MS = 60_000;

/**
 * The failure that an HTTP status means. `status` is the body, a metav1.Status where the API server sent it; 429 and
 * its Retry-After come from API Priority and Fairness.
 */
export function failureOfStatus(
  code: number,
  status: JsonObject | null,
  retryAfter: string | undefined,
): ApiFailure {
  const text = status?.["message"];
  const message =
    typeof text === "string" && text !== "" ? text.slice(0, MAX_MESSAGE) : `the API server answered ${code}`;
  if (code >= 300 && code < 400) return { kind: "moved", message };
  switch (code) {
    case 401:
      return { kind: "unauthorized", message: "the API server refused the credentials" };
    case 403:
      return { kind: "forbidden", message };
    case 404:
      return { kind: "notFound", message };
    case 410:
      return { kind: "gone", message };
    case 429:
      return { kind: "throttled", message, retryAfterMs: retryAfterMs(retryAfter) };
    default:
      return { kind: "server", message };
  }
}

/** The failure that a broken, refused or timed-out connection means. */
export function connectionFailure(error: unknown): ApiFailure {
  const code = errorCode(error);
  const message =
    code === "AbortError"
      ? "the API server did not answer in time"
      : `the API server cannot be reached: ${code}`;
  return { kind: "unreachable", message };
}

function retryAfterMs(header: string | undefined): number {
  const seconds = Number(header);
  if (header === undefined || !Number.isFinite(seconds) || seconds <= 0) return DEFAULT_RETRY_MS;
  return Math.min(seconds * 1000, MAX_RETRY_MS);
}
