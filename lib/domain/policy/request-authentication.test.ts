import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import type { JsonObject } from "../mesh/cluster-object";
import {
  authenticate,
  readRequestAuthentication,
  type RequestAuthentication,
} from "./request-authentication";

const ISSUER = "https://issuer.example";
const policy = (...jwtRules: readonly JsonObject[]): RequestAuthentication =>
  readRequestAuthentication(specObject("RequestAuthentication", "shop/jwt", { jwtRules }));
const said = (policies: readonly RequestAuthentication[], claims: JsonObject | null): string => {
  const result = authenticate(policies, claims);
  if (!result.ok) return `${result.code} jwtRules[${result.by.rule.index}]`;
  return result.claims === null ? "passes without a principal" : `is of jwtRules[${result.by?.rule.index}]`;
};
const ANN = { iss: ISSUER, sub: "ann", aud: ["shop"] };

// https://istio.io/latest/docs/reference/config/security/request_authentication/
describe("authenticate", () => {
  it.each<readonly [rule: string, rules: readonly JsonObject[], claims: JsonObject | null, expected: string]>(
    [
      ["a request without a token", [{ issuer: ISSUER }], null, "passes without a principal"],
      ["a token of an issuer that is trusted", [{ issuer: ISSUER }], ANN, "is of jwtRules[0]"],
      ["a token of the second issuer", [{ issuer: "x" }, { issuer: ISSUER }], ANN, "is of jwtRules[1]"],
      ["a token of no such issuer", [{ issuer: "x" }], ANN, "401 jwtRules[0]"],
      ["a token that names no issuer", [{ issuer: ISSUER }], {}, "401 jwtRules[0]"],
      ["an audience among those taken", [{ issuer: ISSUER, audiences: ["shop"] }], ANN, "is of jwtRules[0]"],
      [
        "an audience as one text",
        [{ issuer: ISSUER, audiences: ["a"] }],
        { iss: ISSUER, aud: "a" },
        "is of jwtRules[0]",
      ],
      ["other audiences", [{ issuer: ISSUER, audiences: ["office"] }], ANN, "403 jwtRules[0]"],
      ["no audience", [{ issuer: ISSUER, audiences: ["office"] }], { iss: ISSUER }, "403 jwtRules[0]"],
      [
        "a second rule of the issuer for the audience",
        [
          { issuer: ISSUER, audiences: ["office"] },
          { issuer: ISSUER, audiences: ["shop"] },
        ],
        ANN,
        "is of jwtRules[1]",
      ],
      [
        "rules that look in another header only",
        [{ issuer: "x", fromHeaders: [{ name: "x-jwt" }] }],
        ANN,
        "passes without a principal",
      ],
      [
        "rules that look in a cookie only",
        [{ issuer: "x", fromCookies: ["t"] }],
        ANN,
        "passes without a principal",
      ],
      [
        "rules that name the header itself",
        [{ issuer: "x", fromHeaders: [{ name: "authorization" }] }],
        ANN,
        "401 jwtRules[0]",
      ],
    ],
  )("%s", (_rule, rules, claims, expected) => {
    expect(said([policy(...rules)], claims)).toBe(expected);
  });

  it("lets everything pass where nothing applies", () => {
    expect(said([], ANN)).toBe("passes without a principal");
    expect(said([policy()], ANN)).toBe("passes without a principal");
  });
});
