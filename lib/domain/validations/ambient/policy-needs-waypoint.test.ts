import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import type { Check } from "../check";
import { authorizationPolicyNeedsWaypoint } from "./authorization-policy-needs-waypoint";
import { requestAuthenticationNeedsWaypoint } from "./request-authentication-needs-waypoint";
import { telemetryNeedsWaypoint } from "./telemetry-needs-waypoint";
import { wasmPluginNeedsWaypoint } from "./wasm-plugin-needs-waypoint";

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const USES = { "istio.io/use-waypoint": "waypoint" };
const cart = workloadObjects("shop/cart");
const service = (labels = {}) =>
  specObject("Service", "shop/cart", { selector: { app: "cart" } }, { labels });
const waypoint = specObject(
  "Gateway.gateway.networking.k8s.io",
  "shop/waypoint",
  {},
  {
    labels: { "istio.io/waypoint-for": "all" },
  },
);
const bare = [namespaceOf("shop", AMBIENT), ...cart, service()];
const enrolled = [namespaceOf("shop", { ...AMBIENT, ...USES }), ...cart, service(), waypoint];

const REQUESTS: JsonObject = { rules: [{ to: [{ operation: { methods: ["GET"] } }] }] };
const CONNECTIONS: JsonObject = { rules: [{ from: [{ source: { namespaces: ["shop"] } }] }] };
const byApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });
const toService: JsonObject = { targetRefs: [{ group: "", kind: "Service", name: "cart" }] };
const TRACING: JsonObject = { tracing: [{ randomSamplingPercentage: 5 }] };

const KINDS: readonly [KindKey, Check, JsonObject, string, string][] = [
  ["AuthorizationPolicy", authorizationPolicyNeedsWaypoint, REQUESTS, "KIA0109", "KIA0110"],
  ["RequestAuthentication", requestAuthenticationNeedsWaypoint, { jwtRules: [] }, "KIA1110", "KIA1115"],
  ["WasmPlugin", wasmPluginNeedsWaypoint, { url: "oci://x" }, "KIA1111", "KIA1116"],
  ["Telemetry", telemetryNeedsWaypoint, TRACING, "KIA1112", "KIA1117"],
];

describe.each(KINDS)("%s in ambient mode", (kind, check, spec, withoutWaypoint, withoutRefs) => {
  const object = (more: JsonObject, path = "shop/p") => specObject(kind, path, { ...spec, ...more });
  const found = (more: JsonObject, others: readonly ClusterObject[], told = {}) =>
    foundBy(check, object(more), others, told);

  it("with a selector needs a waypoint, and targetRefs for it", () => {
    expect(found(byApp("cart"), bare)).toEqual([
      `${withoutWaypoint} warning spec.selector`,
      `${withoutRefs} warning spec.selector`,
    ]);
    expect(found(byApp("cart"), enrolled)).toEqual([`${withoutRefs} warning spec.selector`]);
  });

  it("is reached by a waypoint of the workload, or of a Service of it", () => {
    const own = workloadObjects("shop/cart", { labels: { app: "cart", ...USES } });
    const others = [namespaceOf("shop", AMBIENT), waypoint];
    expect(found(byApp("cart"), [...others, ...own])).toEqual([`${withoutRefs} warning spec.selector`]);
    expect(found(byApp("cart"), [...others, ...cart, service(USES)])).toHaveLength(1);
    expect(
      found(byApp("cart"), [...others, ...cart, service({ "istio.io/use-waypoint": "gone" })]),
    ).toHaveLength(2);
  });

  it("attached to a Service needs the Service's waypoint", () => {
    expect(found(toService, bare)).toEqual([`${withoutWaypoint} warning spec.targetRefs[0]`]);
    expect(found(toService, enrolled)).toEqual([]);
    const refusing = [namespaceOf("shop", { ...AMBIENT, ...USES }), ...cart, waypoint];
    expect(found(toService, [...refusing, service({ "istio.io/use-waypoint": "none" })])).toHaveLength(1);
  });

  it.each<[string, JsonObject, readonly ClusterObject[]]>([
    ["attached to a Gateway", { targetRefs: [{ kind: "Gateway", name: "waypoint" }] }, bare],
    ["attached to a Service that is not there", { targetRefs: [{ kind: "Service", name: "gone" }] }, bare],
    [
      "for a Service with sidecars",
      toService,
      [...workloadObjects("shop/cart", { containers: SIDECAR }), service()],
    ],
    ["for workloads with sidecars", byApp("cart"), workloadObjects("shop/cart", { containers: SIDECAR })],
    ["for workloads outside the mesh", byApp("cart"), cart],
    ["for no workload", byApp("gone"), bare],
  ])("is fine %s", (_case, more, others) => {
    expect(found(more, others)).toEqual([]);
  });

  it("is not judged in the root namespace, nor where waypoints or pods cannot be read", () => {
    const wide = object({}, "istio-system/p");
    expect(foundBy(check, wide, bare)).toEqual([]);
    for (const unknown of ["Pod", "Service", "Gateway.gateway.networking.k8s.io"] as const)
      expect(found(byApp("cart"), bare, { unknown: [unknown] })).toEqual([]);
  });
});

describe("what ztunnel carries out", () => {
  it("is a policy on connections, which needs no waypoint unless it is attached to a Service", () => {
    const policy = (more: JsonObject) =>
      specObject("AuthorizationPolicy", "shop/p", { ...CONNECTIONS, ...more });
    expect(foundBy(authorizationPolicyNeedsWaypoint, policy(byApp("cart")), bare)).toEqual([]);
    expect(foundBy(authorizationPolicyNeedsWaypoint, policy(toService), bare)).toHaveLength(1);
  });

  it("is not what Telemetries change, but for those that only switch metrics", () => {
    const telemetry = (spec: JsonObject) => specObject("Telemetry", "shop/t", { ...spec, ...byApp("cart") });
    const override = { metrics: [{ overrides: [{ disabled: true }] }] };
    expect(foundBy(telemetryNeedsWaypoint, telemetry(override), bare)).toHaveLength(2);
    expect(foundBy(telemetryNeedsWaypoint, telemetry({ accessLogging: [{}] }), bare)).toHaveLength(2);
    expect(foundBy(telemetryNeedsWaypoint, telemetry({ metrics: [{ providers: [] }] }), bare)).toEqual([]);
  });
});

describe("for a whole namespace", () => {
  it("policies need targetRefs, and a Telemetry does not", () => {
    const policy = specObject("AuthorizationPolicy", "shop/all", REQUESTS);
    expect(foundBy(authorizationPolicyNeedsWaypoint, policy, enrolled)).toEqual(["KIA0110 warning"]);
    const telemetry = specObject("Telemetry", "shop/all", TRACING);
    expect(foundBy(telemetryNeedsWaypoint, telemetry, enrolled)).toEqual([]);
    expect(foundBy(telemetryNeedsWaypoint, telemetry, bare)).toEqual(["KIA1112 warning"]);
  });
});
