import type { TypedRequest } from "./parse-request-line";
import { readClaims } from "./read-claims";

const CREDENTIALS: ReadonlySet<string> = new Set([
  "authorization",
  "proxy-authorization",
  "x-api-key",
  "x-auth-token",
]);

/** Whether a header (lower-case) carries what must not be in an address that is sent around. */
export function isCredential(header: string): boolean {
  return CREDENTIALS.has(header);
}

interface WithoutCredentials {
  readonly request: TypedRequest;
  /** JSON of the claims of a bearer token; "" without one. */
  readonly claims: string;
  /** Headers that were left out. */
  readonly left: readonly string[];
}

/** The request without the secrets in its headers; of a token only the claims stay. */
export function withoutCredentials(request: TypedRequest): WithoutCredentials {
  const entries = Object.entries(request.headers);
  const read = readClaims(request.headers["authorization"] ?? "");
  const claims = read.ok && read.fromToken ? JSON.stringify(read.claims) : "";
  return {
    request: { ...request, headers: Object.fromEntries(entries.filter(([name]) => !isCredential(name))) },
    claims,
    left: entries.map(([name]) => name).filter(isCredential),
  };
}
