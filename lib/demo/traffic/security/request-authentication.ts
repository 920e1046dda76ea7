import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";
import type { Call, Token } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import { objectRef } from "../model/object-ref";
import { policiesOf } from "./policies-of";
import { type Enforcement, type PolicyTarget, policiesAt, policyTarget } from "./policy-attachment";

/** What Envoy's JWT filter makes of a call: the payload of its token, null without one, or why it is refused. */
export type Authentication =
  | { readonly ok: true; readonly claims: JsonObject | null }
  | { readonly ok: false; readonly by: string; readonly code: 401 | 403; readonly details: string };

const MAX_JWT_RULES = 256;

interface JwtRule {
  readonly by: string;
  readonly issuer: string;
  readonly audiences: readonly string[];
}

/** Tokens are carried in the Authorization header; a rule that looks for them elsewhere only finds none. */
const readsAuthorization = (rule: JsonObject): boolean => {
  const headers = objectsIn(rule["fromHeaders"]);
  const elsewhere = textsIn(rule["fromParams"]).length + textsIn(rule["fromCookies"]).length;
  return headers.length + elsewhere === 0
    ? true
    : headers.some(({ name }) => textOr(name).toLowerCase() === "authorization");
};

function read(policy: K8sObject): {
  readonly rules: readonly JwtRule[];
  readonly target: PolicyTarget;
} {
  const rules = objectsIn(jsonAt(policy, "spec", "jwtRules")).slice(0, MAX_JWT_RULES);
  return {
    target: policyTarget(policy),
    rules: rules.filter(readsAuthorization).map((rule) => ({
      by: objectRef(policy),
      issuer: textOr(rule["issuer"]),
      audiences: textsIn(rule["audiences"]),
    })),
  };
}

const policies = policiesOf("RequestAuthentication", read);

const payload = ({ issuer, subject, audiences, claims }: Token): JsonObject => ({
  ...claims,
  iss: issuer,
  sub: subject,
  aud: audiences,
});

const refused = (by: string, code: 401 | 403, reason: string): Authentication => ({
  ok: false,
  by,
  code,
  details: `jwt_authn_access_denied{${reason}}`,
});

/**
 * Validates the token of a call by the RequestAuthentications of its server. Without a token, or where none applies, the call
 * passes without a principal; a token of an issuer nobody trusts or that is not valid is 401, one for other audiences 403.
 * https://istio.io/latest/docs/reference/config/security/request_authentication/ and
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/jwt_authn_filter
 */
export function authenticateRequest(world: MeshWorld, at: Enforcement, { token }: Call): Authentication {
  const rules = token === null ? [] : policiesAt(world, policies, at).flatMap((policy) => policy.rules);
  const [first] = rules;
  if (token === null || !first) return { ok: true, claims: null };
  const ofIssuer = rules.filter(({ issuer }) => issuer === token.issuer);
  const [known] = ofIssuer;
  if (!known) return refused(first.by, 401, "Jwt_issuer_is_not_configured");
  if (!token.valid) return refused(known.by, 401, "Jwt_verification_fails");
  const fits = ofIssuer.some(
    ({ audiences }) => audiences.length === 0 || audiences.some((one) => token.audiences.includes(one)),
  );
  return fits
    ? { ok: true, claims: payload(token) }
    : refused(known.by, 403, "Audiences_in_Jwt_are_not_allowed");
}
