import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import type { AuthContext } from "./auth-context";
import { authenticateToken } from "./authenticate-token";
import { type User, WELL_KNOWN } from "./user";

/** Where a request may come from nobody in particular: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests */
const OPEN_PATHS: ReadonlySet<string> = new Set(["/healthz", "/livez", "/readyz", "/version"]);
const ANONYMOUS: User = {
  name: WELL_KNOWN.anonymous,
  uid: "",
  groups: [WELL_KNOWN.unauthenticated],
  extra: new Map(),
};

export type Authenticated = { readonly ok: true; readonly user: User } | Refused;

/** The user behind an Authorization header; 401 for a missing one (but for paths that are open) and for an unknown bearer token. */
export function authenticate(
  context: AuthContext,
  authorization: string | undefined,
  path: string,
): Authenticated {
  if (authorization === undefined && OPEN_PATHS.has(path)) return { ok: true, user: ANONYMOUS };
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  const known = token === undefined ? null : authenticateToken(context, token);
  return known?.ok === true ? { ok: true, user: known.user } : refuse("Unauthorized", "Unauthorized");
}
