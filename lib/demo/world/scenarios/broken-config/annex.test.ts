import { describe, expect, it } from "vitest";
import { faultEffects } from "@/lib/testing/fault-effect";
import { settledObjects } from "@/lib/testing/settled-objects";
import { jsonAt, objectsIn, textOr } from "../../read-json";
import { brokenConfig } from "./broken-config";

const objects = settledObjects(brokenConfig().objects);
const conditionsOf = (kind: string, name: string): readonly string[] => {
  const found = objects.find(
    (one) => one.kind === kind && one.metadata.namespace === "library-annex" && one.metadata.name === name,
  );
  return objectsIn(jsonAt(found, "status", "conditions")).map(({ type, status, reason }) =>
    [type, status, reason].map(textOr).join(" "),
  );
};

// https://istio.io/latest/docs/ambient/usage/
describe("faults of ambient mode", () => {
  const effects = faultEffects(brokenConfig());

  it("gives a pod that asks for a sidecar in an ambient namespace its sidecar, and ztunnel leaves it alone", () => {
    const pod = objects.find(({ kind, metadata }) => kind === "Pod" && metadata.name.startsWith("courier-"));
    const containers = objectsIn(jsonAt(pod, "spec", "initContainers")).map(({ name }) => name);
    expect(containers).toContain("istio-proxy");
    expect(pod?.metadata.annotations?.["ambient.istio.io/redirection"]).toBeUndefined();
  });

  it("tells of a Service that its waypoint is not there, and calls go straight", () => {
    expect(conditionsOf("Service", "depot")).toEqual(["istio.io/WaypointBound False WaypointIsNotReady"]);
    expect(effects("courier>depot.library-annex")).toEqual(["courier>depot 100%"]);
  });

  it("has nobody enforce a policy of that Service", () => {
    expect(conditionsOf("AuthorizationPolicy", "depot")).toEqual(["WaypointAccepted False AncestorNotBound"]);
    expect(effects("courier>depot.library-annex", "AuthorizationPolicy library-annex/depot")).toEqual(
      effects("courier>depot.library-annex"),
    );
  });

  it("has ztunnel refuse everything where a policy allows HTTP methods", () => {
    expect(conditionsOf("AuthorizationPolicy", "vault")).toEqual(["ZtunnelAccepted True UnsupportedValue"]);
    expect(effects("depot>vault.library-annex")).toEqual(["depot>vault 0 DENY 100%"]);
    expect(effects("depot>vault.library-annex", "AuthorizationPolicy library-annex/vault")).toEqual([
      "depot>vault 100%",
    ]);
  });

  it("obeys the older of two PeerAuthentications for a namespace", () => {
    const calls = "trolley>depot.library-annex";
    expect(effects(calls)).toEqual(["trolley>depot 0 UC 100%"]);
    expect(effects(calls, "PeerAuthentication library-annex/everything-strict")).toEqual([
      "trolley>depot 100%",
    ]);
    expect(effects(calls, "PeerAuthentication library-annex/default")).toEqual(effects(calls));
  });
});
