import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { type Asked, DEMO_JWT, DEMO_TOKEN, demoPolicy, isAllowed } from "@/lib/testing/demo-verdict";

/** https://istio.io/latest/docs/reference/config/security/conditions/ */
describe("authorize by condition", () => {
  const TOKEN_AND_HEADERS: Asked = { call: { token: DEMO_TOKEN }, headers: { "x-team": "red-1" } };

  it.each<readonly [string, JsonObject, boolean]>([
    ["request.headers[X-Team]", { values: ["red*"] }, true],
    ["request.headers[x-team]", { values: ["blue"] }, false],
    ["request.headers[x-team]", { notValues: ["red-1"] }, false],
    ["request.headers[x-other]", { notValues: ["*"] }, true],
    ["request.headers[:method]", { values: ["GET"] }, true],
    ["source.ip", { values: ["10.1.2.0/24"] }, true],
    ["remote.ip", { notValues: ["10.1.2.3"] }, false],
    ["source.namespace", { values: ["front"] }, true],
    ["source.principal", { values: ["*/web-sa"] }, true],
    ["source.serviceAccount", { values: ["front/web-sa"] }, true],
    ["request.auth.principal", { values: ["https://issuer.example/*"] }, true],
    ["request.auth.audiences", { values: ["till"] }, true],
    ["request.auth.audiences", { values: ["office"] }, false],
    ["request.auth.presenter", { values: ["app"] }, true],
    ["request.auth.claims[groups]", { values: ["staff"] }, true],
    ["request.auth.claims[groups]", { notValues: ["night"] }, false],
    ["request.auth.claims[realm][roles]", { values: ["cook"] }, true],
    ["request.auth.claims[scope]", { values: ["write"] }, true],
    ["request.auth.claims[permission]", { values: ["delete"] }, true],
    ["request.auth.claims[tier]", { values: ["gold"] }, false],
    ["request.auth.claims[iss]", { values: [DEMO_TOKEN.issuer] }, true],
    ["request.auth.claims[none]", { values: ["*"] }, false],
    ["destination.ip", { values: ["10.1.9.9"] }, true],
    ["destination.port", { values: ["8080", "9090"] }, true],
    ["destination.port", { values: ["80"] }, false],
    ["connection.sni", { values: ["outbound_.80_._.api.shop.svc.cluster.local"] }, true],
    ["connection.sni", { notValues: ["*"] }, false],
  ])("%s with %j holds: %s", (key, values, expected) => {
    const rules = [{ when: [{ key, ...values }] }];
    expect(isAllowed([DEMO_JWT, demoPolicy({ rules })], TOKEN_AND_HEADERS)).toBe(expected);
    expect(isAllowed([DEMO_JWT, demoPolicy({ action: "DENY", rules })], TOKEN_AND_HEADERS)).toBe(!expected);
  });

  it("needs all of a rule's conditions", () => {
    const when = [
      { key: "source.namespace", values: ["front"] },
      { key: "destination.port", values: ["1"] },
    ];
    expect(isAllowed([demoPolicy({ rules: [{ when }] })])).toBe(false);
  });

  it.each([
    "request.method",
    "source.port",
    "request.headers",
    "request.headers[a][b]",
    "request.auth.claims[]",
    "",
  ])("leaves out a rule with the key %j, which Istio does not know", (key) => {
    const rules = [{ when: [{ key, notValues: ["other"] }] }];
    expect(isAllowed([demoPolicy({ rules })])).toBe(false);
    expect(isAllowed([demoPolicy({ action: "DENY", rules })])).toBe(true);
  });
});
