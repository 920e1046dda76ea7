import { describe, expect, it } from "vitest";
import { faultEffects } from "@/lib/testing/fault-effect";
import { scenarioFlows } from "@/lib/testing/scenario-flows";
import { brokenConfig } from "./broken-config";

// https://istio.io/latest/docs/ops/common-problems/security-issues/
describe("faults of security policies", () => {
  const effects = faultEffects(brokenConfig());

  it.each([
    [
      "a client that disables TLS where STRICT is asked for",
      "DestinationRule library-members/accounts",
      "counter>accounts.library-members",
      ["counter>accounts 503 UC 100%"],
    ],
    [
      "a principal of no service account",
      "AuthorizationPolicy library-members/addresses",
      "counter>addresses.library-members",
      ["counter>addresses 403 100%"],
    ],
    [
      "a namespace that does not exist",
      "AuthorizationPolicy library-members/cards",
      "counter>cards.library-members",
      ["counter>cards 403 100%"],
    ],
    [
      "a method in lower case",
      "AuthorizationPolicy library-members/photos",
      "counter>photos.library-members",
      ["counter>photos 403 100%"],
    ],
    [
      "a principal where mutual TLS is disabled",
      "PeerAuthentication library-members/letters",
      "counter>letters.library-members",
      ["counter>letters 403 100%"],
    ],
    [
      "a provider that the mesh does not have",
      "AuthorizationPolicy library-members/audit",
      "counter>audit.library-members",
      ["counter>audit 403 100%"],
    ],
    [
      "a host that does not exist",
      "AuthorizationPolicy library-members/fines",
      "counter>fines.library-members",
      ["counter>fines 403 100%"],
    ],
  ])("%s: for %s, %s ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).not.toEqual(ends);
  });

  it.each([
    [
      "a selector that selects no workload",
      "AuthorizationPolicy library-members/newsletter",
      "counter>pins.library-members",
      ["counter>pins 100%"],
    ],
    [
      "tokens that are checked but not asked for",
      "RequestAuthentication library-members/pins",
      "counter>pins.library-members",
      ["counter>pins 100%"],
    ],
    [
      "a denial without rules",
      "AuthorizationPolicy library-members/pins",
      "counter>pins.library-members",
      ["counter>pins 100%"],
    ],
  ])("%s: %s changes nothing of %s, which ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).toEqual(ends);
  });

  it("closes all connections to a TCP port whose only policy allows HTTP methods", () => {
    const [connection] = scenarioFlows(brokenConfig()).filter(({ service }) => service.name === "ledger");
    expect(connection).toMatchObject({ protocol: "tcp", bytesToServerPerSecond: 0 });
    expect(connection?.details).toBe("rbac_access_denied_matched_policy[none]");
  });
});
