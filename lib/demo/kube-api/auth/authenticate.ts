import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import type { User } from "./user";
import { USERS } from "./users";

/** The user behind an Authorization header; 401 for a missing or unknown bearer token. */
export function authenticate(
  authorization: string | undefined,
): { readonly ok: true; readonly user: User } | Refused {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  const user = USERS.find((candidate) => candidate.token === token);
  return user === undefined ? refuse("Unauthorized", "Unauthorized") : { ok: true, user };
}
