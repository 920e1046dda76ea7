import type { MetricsFailure } from "@/lib/ports/metrics-source";

const MAX_MESSAGE = 500;

/** A failure as a value, its message cut to a length a page can show. */
export function failure(kind: MetricsFailure["kind"], message: string): MetricsFailure {
  return {
    ok: false,
    kind,
    message: message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message,
  };
}
