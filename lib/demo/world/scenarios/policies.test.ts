import { describe, expect, it } from "vitest";
import { scenarioFlows } from "@/lib/testing/scenario-flows";
import type { MeshFlow } from "../../traffic/model/mesh-flow";
import type { K8sObject } from "../k8s-object";
import { policies } from "./policies";

const flows = scenarioFlows(policies());
const callsOf = (from: string, to: string, all = flows): readonly MeshFlow[] =>
  all.filter(
    ({ role, source, service }) => role === "request" && source.workload === from && service.name === to,
  );
/** `method path` and how it ended, once each. */
const told = (calls: readonly MeshFlow[]): readonly string[] =>
  [
    ...new Set(calls.map(({ call, code, details }) => `${call.method} ${call.path} ${code} ${details}`)),
  ].filter((line) => !line.includes("500 via_upstream") && !line.includes("404 via_upstream"));
const without = (name: string): readonly MeshFlow[] =>
  scenarioFlows({
    ...policies(),
    objects: policies().objects.filter((one) => one.metadata.name !== name),
  });

// https://istio.io/latest/docs/reference/config/security/authorization-policy/
describe("the policies scenario", () => {
  it("allows a principal the methods and paths it is granted, and nothing else", () => {
    expect(told(callsOf("teller", "accounts"))).toEqual([
      "GET /accounts/1001 200 via_upstream",
      "DELETE /accounts/1001 403 rbac_access_denied_matched_policy[none]",
    ]);
    expect(told(callsOf("kiosk", "accounts"))).toEqual([
      "GET /accounts/1001 403 rbac_access_denied_matched_policy[none]",
    ]);
  });

  it("allows a whole namespace", () => {
    expect(told(callsOf("loans", "accounts"))).toEqual(["POST /accounts 200 via_upstream"]);
  });

  it("denies a caller that another policy allows", () => {
    const denied =
      "POST /transfers 403 rbac_access_denied_matched_policy[ns[bank]-policy[transfers-not-from-kiosks]-rule[0]]";
    expect(told(callsOf("teller", "transfers"))).toEqual([denied]);
    expect(told(callsOf("kiosk", "transfers"))).toEqual([denied]);
    expect(told(callsOf("loans", "transfers"))).toEqual(["POST /transfers 200 via_upstream"]);
  });

  it("lets that caller in, and the kiosks still not, once the denial is gone", () => {
    const open = without("transfers-not-from-kiosks");
    expect(told(callsOf("teller", "transfers", open))).toEqual(["POST /transfers 200 via_upstream"]);
    expect(told(callsOf("kiosk", "transfers", open))).toEqual([
      "POST /transfers 403 rbac_access_denied_matched_policy[none]",
    ]);
  });

  it("asks the external authorizer on its paths only", () => {
    expect(told(callsOf("teller", "statements"))).toEqual(["GET /statements/2025 200 via_upstream"]);
    expect(told(callsOf("kiosk", "statements"))).toEqual([
      "GET /statements/2025 403 ext_authz_denied",
      "GET /opening-hours 200 via_upstream",
    ]);
    expect(new Set(callsOf("kiosk", "statements").map(({ flags }) => flags))).toEqual(new Set(["UAEX", ""]));
  });

  it("refuses nothing by a policy in dry run", () => {
    expect(told(callsOf("teller", "loans"))).toEqual(["POST /loans 200 via_upstream"]);
  });

  it("refuses what that policy denies once it is enforced", () => {
    const enforce = (object: K8sObject): K8sObject => ({
      ...object,
      metadata: { ...object.metadata, annotations: {} },
    });
    const enforced = scenarioFlows(policies(), enforce);
    expect(new Set(callsOf("teller", "loans", enforced).map(({ code }) => code))).toEqual(new Set(["403"]));
  });

  it("authenticates tokens: good, none, not valid, foreign, for others, of too narrow a scope", () => {
    expect(told(callsOf("istio-ingressgateway", "openbanking"))).toEqual([
      "GET /v1/accounts 200 via_upstream",
      "GET /v1/accounts 403 rbac_access_denied_matched_policy[none]",
      "GET /v1/accounts 401 jwt_authn_access_denied{Jwt_verification_fails}",
      "GET /v1/accounts 401 jwt_authn_access_denied{Jwt_issuer_is_not_configured}",
      "GET /v1/accounts 403 jwt_authn_access_denied{Audiences_in_Jwt_are_not_allowed}",
      "GET /status 200 via_upstream",
    ]);
  });

  it("closes connections of a principal that a policy for TCP does not name", () => {
    const [refused] = callsOf("reporting", "ledger");
    expect(refused).toMatchObject({ protocol: "tcp", bytesToServerPerSecond: 0 });
    expect(refused?.details).toContain("rbac_access_denied");
    expect(callsOf("accounts", "ledger")[0]?.bytesToServerPerSecond).toBeGreaterThan(0);
  });

  it("has servers report what their policies refuse", () => {
    const refused = callsOf("kiosk", "accounts")[0];
    expect(refused?.reports.map(({ reporter }) => reporter)).toEqual(["source", "destination"]);
  });
});
