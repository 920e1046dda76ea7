import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import {
  type Asked,
  DEMO_JWT,
  DEMO_TOKEN,
  demoPolicy,
  demoVerdict,
  isAllowed,
} from "@/lib/testing/demo-verdict";
import type { K8sObject } from "../../world/k8s-object";
import type { Token } from "../model/call";

/** https://istio.io/latest/docs/reference/config/security/request_authentication/ */
describe("authorize by request authentication", () => {
  const rule = (more: JsonObject): K8sObject =>
    demoConfig("RequestAuthentication", "shop/jwt", { jwtRules: [{ issuer: DEMO_TOKEN.issuer, ...more }] });
  const tokenOf = (more: Partial<Token>): Asked => ({ call: { token: { ...DEMO_TOKEN, ...more } } });
  const UNKNOWN = "401 jwt_authn_access_denied{Jwt_issuer_is_not_configured}";
  const INVALID = "401 jwt_authn_access_denied{Jwt_verification_fails}";
  const AUDIENCE = "403 jwt_authn_access_denied{Audiences_in_Jwt_are_not_allowed}";

  it.each<readonly [string, K8sObject, Asked, string]>([
    ["lets in without a token", DEMO_JWT, {}, "allowed"],
    ["lets in a valid token", DEMO_JWT, tokenOf({}), "allowed"],
    ["refuses a token that is not valid", DEMO_JWT, tokenOf({ valid: false }), INVALID],
    ["refuses an unknown issuer", DEMO_JWT, tokenOf({ issuer: "other" }), UNKNOWN],
    ["lets in one of the audiences", rule({ audiences: ["office", "till"] }), tokenOf({}), "allowed"],
    ["refuses other audiences", rule({ audiences: ["office"] }), tokenOf({}), AUDIENCE],
    [
      "reads no header it is not told to",
      rule({ fromHeaders: [{ name: "x-jwt" }] }),
      tokenOf({ valid: false }),
      "allowed",
    ],
    [
      "reads the Authorization header where told to",
      rule({ fromHeaders: [{ name: "authorization" }] }),
      tokenOf({ valid: false }),
      INVALID,
    ],
    [
      "looks for no header where told of parameters",
      rule({ fromParams: ["jwt"] }),
      tokenOf({ valid: false }),
      "allowed",
    ],
    [
      "does nothing for tcp",
      DEMO_JWT,
      { call: { protocol: "tcp", token: { ...DEMO_TOKEN, valid: false } } },
      "allowed",
    ],
    [
      "does nothing for other pods",
      demoConfig("RequestAuthentication", "shop/jwt", {
        selector: { matchLabels: { app: "other" } },
        jwtRules: [{ issuer: DEMO_TOKEN.issuer }],
      }),
      tokenOf({ valid: false }),
      "allowed",
    ],
  ])("%s", (_rule, object, asked, expected) => {
    const result = demoVerdict([object], asked);
    expect(result.allowed ? "allowed" : `${result.code} ${result.details}`).toBe(expected);
  });

  it("names the policy that refuses a token", () => {
    expect(demoVerdict([DEMO_JWT], tokenOf({ valid: false }))).toMatchObject({
      by: "RequestAuthentication shop/jwt",
      flags: "",
    });
  });

  it("trusts the issuers of all policies that apply", () => {
    const mesh = demoConfig("RequestAuthentication", "istio-system/jwt", { jwtRules: [{ issuer: "other" }] });
    expect(isAllowed([DEMO_JWT, mesh], tokenOf({ issuer: "other" }))).toBe(true);
  });

  it("gives no principal to a token that no policy validates", () => {
    const required = demoPolicy({ rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }] });
    expect(isAllowed([required], tokenOf({}))).toBe(false);
    expect(isAllowed([DEMO_JWT, required], tokenOf({}))).toBe(true);
    expect(isAllowed([DEMO_JWT, required], tokenOf({ subject: "" }))).toBe(false);
  });
});
