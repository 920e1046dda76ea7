import type { AuthContext } from "./auth-context";
import { API_AUDIENCE, type TokenUser, tokenUser } from "./tokens/token-user";
import { WELL_KNOWN } from "./user";

/** The user a bearer token stands for: one of the demo's users, or a ServiceAccount by a token issued here. */
export function authenticateToken(
  { store, users, tokens, now }: AuthContext,
  token: string,
  audiences: readonly string[] = [API_AUDIENCE],
): TokenUser {
  const known = users.find((candidate) => candidate.token === token);
  if (known !== undefined) {
    const groups = [...known.groups, WELL_KNOWN.authenticated];
    return { ok: true, user: { name: known.name, uid: "", groups, extra: new Map() }, audiences };
  }
  const claims = tokens.read(token);
  if (claims === null) return { ok: false, problem: "invalid bearer token" };
  const read = tokenUser(store, claims, { audiences, now });
  return read.ok ? read : { ok: false, problem: `[invalid bearer token, ${read.problem}]` };
}
