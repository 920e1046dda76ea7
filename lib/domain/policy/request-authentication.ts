import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { isJsonList, objectAt, objectsAt, textAt, textsAt } from "../mesh/read-json";
import { readPolicyTarget, type PolicyTarget } from "./policy-target";

interface JwtRule {
  /** Position in `spec.jwtRules`. */
  readonly index: number;
  readonly issuer: string;
  /** Empty where every audience is taken. */
  readonly audiences: readonly string[];
}

/** A RequestAuthentication as a proxy enforces it. */
export interface RequestAuthentication {
  readonly namespace: string;
  readonly name: string;
  /** Those that look for the token in the Authorization header. */
  readonly rules: readonly JwtRule[];
  readonly target: PolicyTarget;
}

/** A rule that names other places only never sees a token of the Authorization header. */
function readsAuthorization(rule: JsonObject): boolean {
  const headers = objectsAt(rule, "fromHeaders");
  if (headers.some((header) => textAt(header, "name").toLowerCase() === "authorization")) return true;
  return headers.length + textsAt(rule, "fromParams").length + textsAt(rule, "fromCookies").length === 0;
}

/** Reads a RequestAuthentication. https://istio.io/latest/docs/reference/config/security/request_authentication/ */
export function readRequestAuthentication(object: ClusterObject): RequestAuthentication {
  const rules = objectsAt(objectAt(object.data, "spec"), "jwtRules");
  return {
    namespace: object.meta.namespace,
    name: object.meta.name,
    target: readPolicyTarget(object),
    rules: rules.flatMap((rule, index) =>
      readsAuthorization(rule)
        ? [{ index, issuer: textAt(rule, "issuer"), audiences: textsAt(rule, "audiences") }]
        : [],
    ),
  };
}

/** What a proxy makes of a request's token, and the rule that says so. */
export type Authenticated =
  /** claims null: no token was looked for, or there is none. */
  | { readonly ok: true; readonly claims: JsonObject | null; readonly by: Rule | null }
  /** 401: of an issuer nobody trusts; 403: for other audiences. */
  | { readonly ok: false; readonly code: 401 | 403; readonly by: Rule };

interface Rule {
  readonly policy: RequestAuthentication;
  readonly rule: JwtRule;
}

function audiencesOf({ aud }: JsonObject): readonly string[] {
  if (isJsonList(aud)) return aud.filter((one) => typeof one === "string");
  return typeof aud === "string" ? [aud] : [];
}

/**
 * Validates the payload of a token that is genuine by the RequestAuthentications that apply at a proxy. Without a token, or
 * where none applies, the request passes without a principal.
 * https://istio.io/latest/docs/reference/config/security/request_authentication/ and
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/jwt_authn_filter
 */
export function authenticate(
  policies: readonly RequestAuthentication[],
  claims: JsonObject | null,
): Authenticated {
  const rules = policies.flatMap((policy) => policy.rules.map((rule) => ({ policy, rule })));
  const [first] = rules;
  if (claims === null || !first) return { ok: true, claims: null, by: null };
  const ofIssuer = rules.filter(({ rule }) => rule.issuer === textAt(claims, "iss"));
  const [known] = ofIssuer;
  if (!known) return { ok: false, code: 401, by: first };
  const held = audiencesOf(claims);
  const fitting = ofIssuer.find(
    ({ rule: { audiences } }) => audiences.length === 0 || audiences.some((one) => held.includes(one)),
  );
  return fitting ? { ok: true, claims, by: fitting } : { ok: false, code: 403, by: known };
}
