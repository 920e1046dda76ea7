import type { ExplainedRequest } from "../explained-request";

/** What a listener does with connections: speak HTTP, end TLS, pass TLS on as it is, or pass bytes on. */
export type ListenerMode = "http" | "https" | "tls" | "passthrough" | "tcp";

/**
 * Why a caller and a listener do not understand each other: one speaks TLS and the other does not; null where they do.
 * https://www.rfc-editor.org/rfc/rfc8446#section-2
 */
export function tlsMismatch({ tls }: ExplainedRequest, mode: ListenerMode): string | null {
  if (mode === "tcp") return null;
  if (mode === "http")
    return tls ? "the request comes by TLS, and this listener speaks plain HTTP only" : null;
  return tls ? null : "the request comes in plain text, and this listener speaks TLS only";
}
