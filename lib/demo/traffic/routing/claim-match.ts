import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, textsIn } from "../../world/read-json";
import type { Token } from "../model/call";
import { stringMatches } from "./string-match";

const NAME = "@request.auth.claims";

/** The names of a nested claim: `.a.b` or `[a][b]`. */
const pathOf = (name: string): readonly string[] =>
  name
    .slice(NAME.length)
    .split(/[.[\]]+/)
    .filter((part) => part !== "");

function claimOf({ issuer, subject, audiences, claims }: Token, path: readonly string[]): Json | undefined {
  return jsonAt({ ...claims, iss: issuer, sub: subject, aud: audiences }, ...path);
}

/**
 * Whether a claim of a call's token, one of a list of them, is as a match wants. A token that is not valid has none.
 * https://istio.io/latest/docs/tasks/security/authentication/jwt-route/
 */
export function claimMatches(token: Token | null, name: string, match: JsonObject): boolean {
  if (!token?.valid) return false;
  const claim = claimOf(token, pathOf(name));
  const values = Array.isArray(claim) ? textsIn(claim) : textsIn([claim ?? null]);
  return values.some((value) => stringMatches(match, value));
}
