import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, textsIn } from "../../world/read-json";
import { authenticateRequest } from "../security/request-authentication";
import type { RouteContext } from "./route-context";
import { stringMatches } from "./string-match";

const NAME = "@request.auth.claims";

/** Whether a header's name in a match means a claim of the request's token. */
export const isClaim = (name: string): boolean => name.startsWith(NAME);

/** The names of a nested claim: `.a.b` or `[a][b]`. */
const pathOf = (name: string): readonly string[] =>
  name
    .slice(NAME.length)
    .split(/[.[\]]+/)
    .filter((part) => part !== "");

/**
 * Whether a claim of a call's token, one of a list of them, is as a match wants. Only gateways know claims, and only those of
 * a token that a RequestAuthentication of theirs validated.
 * https://istio.io/latest/docs/tasks/security/authentication/jwt-route/
 */
export function claimMatches(match: JsonObject, name: string, { world, proxy, call }: RouteContext): boolean {
  if (proxy.end.dataPlane !== "gateway") return false;
  const service = { host: call.host, name: "", namespace: "" };
  const authenticated = authenticateRequest(world, { enforcer: "gateway", server: proxy, service }, call);
  if (!authenticated.ok || authenticated.claims === null) return false;
  const claim = jsonAt(authenticated.claims, ...pathOf(name));
  const values = Array.isArray(claim) ? textsIn(claim) : textsIn([claim ?? null]);
  return values.some((value) => stringMatches(match, value));
}
