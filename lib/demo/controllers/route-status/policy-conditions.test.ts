import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { clusterObjects } from "./cluster-objects";
import { policyConditions } from "./policy-conditions";

const WAYPOINT: K8sObject = {
  ...demoConfig("Gateway", "shop/w", { gatewayClassName: "istio-waypoint", listeners: [{ name: "mesh" }] }),
  status: { addresses: [{ type: "IPAddress", value: "10.96.0.7" }] },
};
const OBJECTS = [
  WAYPOINT,
  demoService({ name: "web", labels: { "istio.io/use-waypoint": "w" } }),
  demoService({ name: "api" }),
  demoConfig("ServiceEntry", "shop/ext", { hosts: ["a.org"] }),
];

const policy = (spec: JsonObject, path = "shop/p"): K8sObject =>
  demoConfig("AuthorizationPolicy", path, spec);

function told(one: K8sObject): string {
  return policyConditions(clusterObjects(objectsView(OBJECTS)), one)
    .map(({ type, holds, reason, message }) => `${type} ${holds ? "True" : "False"} ${reason}: ${message}`)
    .join("\n");
}

describe("ZtunnelAccepted (https://istio.io/latest/docs/ambient/usage/l4-policy/)", () => {
  const found = (names: string): string =>
    `ZtunnelAccepted True UnsupportedValue: ztunnel does not support HTTP attributes (found: ${names}). In ambient mode you must use a waypoint proxy to enforce HTTP rules.`;
  const omitted = "Within an ALLOW policy, rules matching HTTP attributes are omitted.";
  const without = "DENY policy with HTTP attributes is enforced without the HTTP rules.";
  const more = "This will be more restrictive than requested.";
  it.each<[string, JsonObject, string]>([
    [
      "a policy of connections",
      { rules: [{ from: [{ source: { namespaces: ["a"] } }], to: [{ operation: { ports: ["80"] } }] }] },
      "ZtunnelAccepted True Accepted: attached to ztunnel",
    ],
    [
      "a condition on connections",
      { rules: [{ when: [{ key: "source.ip", values: ["1.2.3.4"] }] }] },
      "ZtunnelAccepted True Accepted: attached to ztunnel",
    ],
    [
      "an action it does not know",
      { action: "CUSTOM" },
      "ZtunnelAccepted False UnsupportedValue: ztunnel does not support the CUSTOM action",
    ],
    [
      "HTTP in an ALLOW policy",
      { rules: [{ to: [{ operation: { paths: ["/"], methods: ["GET"] } }] }] },
      `${found("methods, paths")} ${omitted} ${more}`,
    ],
    [
      "HTTP in a DENY policy",
      { action: "DENY", rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }] },
      `${found("requestPrincipals")} ${without} ${more}`,
    ],
    [
      "a condition on requests",
      { rules: [{ when: [{ key: "request.headers[x]" }] }] },
      `${found("request.headers[x]")} ${omitted} ${more}`,
    ],
  ])("tells of %s", (_, spec, expected) => {
    expect(told(policy(spec))).toBe(expected);
  });

  it("is not told of a dry run", () => {
    const one = policy({});
    expect(told({ ...one, metadata: { ...one.metadata, annotations: { "istio.io/dry-run": "true" } } })).toBe(
      "",
    );
  });
});

describe("WaypointAccepted (https://istio.io/latest/docs/ambient/usage/l7-features/)", () => {
  const ref = (kind: string, name: string, group = ""): JsonObject => ({ group, kind, name });
  it.each<[string, JsonObject, string]>([
    ["a Service with a waypoint", { targetRefs: [ref("Service", "web")] }, "True Accepted: bound to shop/w"],
    ["one target in the older field", { targetRef: ref("Service", "web") }, "True Accepted: bound to shop/w"],
    [
      "a Service without one",
      { targetRefs: [ref("Service", "api")] },
      "False AncestorNotBound: Service shop/api is not bound to a waypoint",
    ],
    [
      "a Service that does not exist",
      { targetRefs: [ref("Service", "gone")] },
      "False TargetNotFound: Service shop/gone was not found",
    ],
    [
      "a ServiceEntry without one",
      { targetRefs: [ref("ServiceEntry", "ext")] },
      "False AncestorNotBound: ServiceEntry shop/ext is not bound to a waypoint",
    ],
    ["a waypoint itself", { targetRefs: [ref("Gateway", "w")] }, "True Accepted: bound to shop/w"],
    [
      "a Gateway that is no waypoint",
      { targetRefs: [ref("Gateway", "edge")] },
      "False TargetNotFound: not bound",
    ],
    ["a kind it does not know", { targetRefs: [ref("Pod", "x")] }, "False unknown: not bound"],
    [
      "targets of two fates",
      { targetRefs: [ref("Service", "web"), ref("Service", "api")] },
      "True PartiallyInvalid: bound to shop/w, Service shop/api is not bound to a waypoint",
    ],
    [
      "a class outside the root namespace",
      { targetRefs: [ref("GatewayClass", "istio-waypoint")] },
      "False Invalid: AuthorizationPolicy must be in the root namespace `istio-system` when referencing a GatewayClass",
    ],
  ])("tells of %s", (_, spec, expected) => {
    expect(told(policy(spec))).toBe(`WaypointAccepted ${expected}`);
  });

  it.each<[string, string]>([
    ["istio-waypoint", "True Accepted: bound to istio-waypoint"],
    [
      "istio",
      "False Invalid: GatewayClass must use controller name `istio.io/mesh-controller` for waypoints",
    ],
    ["nginx", "False TargetNotFound: not bound"],
  ])("tells of the class %s from the root namespace", (name, expected) => {
    const one = policy({ targetRefs: [ref("GatewayClass", name)] }, "istio-system/p");
    expect(told(one)).toBe(`WaypointAccepted ${expected}`);
  });
});
