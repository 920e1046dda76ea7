import type { JsonObject } from "../../mesh/cluster-object";
import { textAt } from "../../mesh/read-json";
import type { FlowFacts } from "../../policy/flow-facts";
import type { Authenticated, RequestAuthentication } from "../../policy/request-authentication";
import type { ExplainStep } from "../explanation";
import { step } from "../step";
import { quoted, quotedAny } from "../quoted";

interface Outcome {
  readonly layer: FlowFacts["layer"];
  readonly token: Authenticated;
}

const at = (
  { namespace, name }: RequestAuthentication,
  path: string,
): Pick<ExplainStep, "object" | "path"> => ({
  object: { kind: "RequestAuthentication", namespace, name },
  path,
});

function refusal(
  { code, by: { policy } }: Extract<Authenticated, { ok: false }>,
  claims: JsonObject,
): string {
  if (code === 403)
    return `the token's audience is none of ${quotedAny(policy.rules.flatMap(({ audiences }) => audiences))}: 403`;
  const issuers = quotedAny(policy.rules.map(({ issuer }) => issuer));
  return `the token's issuer is ${quoted(textAt(claims, "iss"))}, trusted is ${issuers}: 401`;
}

/** What RequestAuthentications do with a request's token; nothing where none applies. */
export function authenticationSteps(
  applying: readonly RequestAuthentication[],
  claims: JsonObject | null,
  { layer, token }: Outcome,
): readonly ExplainStep[] {
  const [first] = applying;
  if (!first) return [];
  if (layer !== "request")
    return [
      step(at(first, ""), "policy", "skips", "the proxy sees connections only, tokens are not looked at"),
    ];
  if (claims === null)
    return [
      step(at(first, ""), "policy", "skips", "the request has no token, which is not refused by itself"),
    ];
  if (token.by === null)
    return [step(at(first, ""), "policy", "skips", "no rule looks for tokens in the Authorization header")];
  const where = at(token.by.policy, `spec.jwtRules[${token.by.rule.index}]`);
  if (!token.ok) return [step(where, "policy", "refuses", refusal(token, claims))];
  return [step(where, "policy", "allows", `the token is of the issuer ${quoted(textAt(claims, "iss"))}`)];
}
