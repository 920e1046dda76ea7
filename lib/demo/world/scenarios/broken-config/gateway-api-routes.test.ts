import { describe, expect, it } from "vitest";
import { faultEffects } from "@/lib/testing/fault-effect";
import { settledObjects } from "@/lib/testing/settled-objects";
import type { K8sObject } from "../../k8s-object";
import { jsonAt, objectsIn, textOr } from "../../read-json";
import { brokenConfig } from "./broken-config";

const objects = settledObjects(brokenConfig().objects);
const named = (kind: string, name: string): K8sObject | undefined =>
  objects.find(
    (one) => one.kind === kind && one.metadata.name === name && one.apiVersion.startsWith("gateway."),
  );
const reasons = (conditions: unknown): readonly string[] =>
  objectsIn(Array.isArray(conditions) ? conditions : []).flatMap(({ type, status, reason }) =>
    status === "False" && type !== "Conflicted" ? [[type, reason].map(textOr).join(" ")] : [],
  );
/** What the status of a route says is not so, by parent. */
const routeReasons = (name: string): readonly string[] =>
  objectsIn(jsonAt(named("HTTPRoute", name), "status", "parents")).flatMap(({ conditions }) =>
    reasons(conditions),
  );
const host = (name: string): string => `${name}.library.example.org`;

// https://gateway-api.sigs.k8s.io/reference/spec/#routeconditionreason
describe("faults of HTTPRoutes", () => {
  const effects = faultEffects(brokenConfig());

  it.each([
    ["a backend that does not exist", "lectures", ["ResolvedRefs BackendNotFound"], "500"],
    ["a backend of another namespace without a grant", "stock", ["ResolvedRefs RefNotPermitted"], "500"],
    ["a Gateway that does not exist", "tours", [], "404 NR"],
    [
      "a namespace that the Gateway does not admit",
      "novelties",
      ["Accepted NotAllowedByListeners"],
      "404 NR",
    ],
    ["a listener that the Gateway does not have", "plans", ["Accepted NoMatchingParent"], "404 NR"],
    ["a listener whose certificate is not there", "members", [], "0 UF"],
  ])("%s: %s has the status %j, and callers get %s", (_fault, name, status, answer) => {
    expect(routeReasons(name)).toEqual(status);
    expect(effects(`front-istio>${host(name)}`)).toEqual([`front-istio>(${host(name)}) ${answer} 100%`]);
  });

  it("a hostname that no listener has: visitors has the status of it, and callers get 404", () => {
    expect(routeReasons("visitors")).toEqual(["Accepted NoMatchingListenerHostname"]);
    expect(effects("front-istio>visitors.example.com")).toEqual([
      "front-istio>(visitors.example.com) 404 NR 100%",
    ]);
  });

  it("a port that the backend does not have: rooms has no status of it, and callers get 500", () => {
    expect(routeReasons("rooms")).toEqual([]);
    expect(effects(`front-istio>${host("rooms")}`)).toEqual(["front-istio>(hall) 500 NC 100%"]);
  });
});

// https://gateway-api.sigs.k8s.io/reference/spec/#listenerconditionreason
describe("faults of the Gateways they are attached to", () => {
  const listener = (name: string): K8sObject["status"] => {
    const found = objectsIn(jsonAt(named("Gateway", "front"), "status", "listeners"));
    return found.find((one) => one["name"] === name);
  };

  it("a listener of another protocol on a port that is taken is in conflict", () => {
    const [conflict] = objectsIn(jsonAt(listener("raw"), "conditions")).filter(
      ({ type }) => type === "Conflicted",
    );
    expect(conflict).toMatchObject({ status: "True", reason: "ProtocolConflict" });
  });

  it("a listener whose certificate is not there is not programmed", () => {
    expect(reasons(jsonAt(listener("secure"), "conditions"))).toEqual([
      "Programmed Invalid",
      "ResolvedRefs InvalidCertificateRef",
    ]);
  });

  it("a class that nobody runs leaves a Gateway without any status and any pod", () => {
    expect(named("Gateway", "cafe")?.["status"]).toBeUndefined();
    expect(
      objects.filter(({ kind, metadata }) => kind === "Pod" && metadata.name.startsWith("cafe")),
    ).toEqual([]);
  });

  it("a grant for a namespace that does not exist grants nothing", () => {
    const effects = faultEffects(brokenConfig());
    const calls = `front-istio>${host("stock")}`;
    expect(effects(calls, "ReferenceGrant library/from-archive")).toEqual(effects(calls));
  });
});
