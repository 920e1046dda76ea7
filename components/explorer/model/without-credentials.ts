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

/** Browsers copy the cookies of a whole session, also where a route asks for one of them. */
const leavesOut = (header: string): boolean => isCredential(header) || header === "cookie";

interface WithoutCredentials {
  readonly request: TypedRequest;
  /** JSON of the claims of a bearer token; "" without one. */
  readonly claims: string;
  /** Headers that were left out. */
  readonly left: readonly string[];
}

/** A request as it was pasted, without the secrets in its headers; of a token only the claims stay. */
export function withoutCredentials(request: TypedRequest): WithoutCredentials {
  const entries = Object.entries(request.headers);
  const read = readClaims(request.headers["authorization"] ?? "");
  const claims = read.ok && read.fromToken ? JSON.stringify(read.claims) : "";
  return {
    request: { ...request, headers: Object.fromEntries(entries.filter(([name]) => !leavesOut(name))) },
    claims,
    left: entries.map(([name]) => name).filter(leavesOut),
  };
}
