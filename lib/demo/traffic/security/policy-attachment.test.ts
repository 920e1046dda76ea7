import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import { demoPolicy, isAllowed } from "@/lib/testing/demo-verdict";
import type { K8sObject } from "../../world/k8s-object";

const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";

/** https://istio.io/latest/docs/concepts/security/#policy-target */
describe("authorize by target", () => {
  const deny = (path: string, spec: JsonObject = {}): K8sObject =>
    demoPolicy({ action: "DENY", rules: [{}], ...spec }, path);
  const ref = (kind: string, name: string): JsonObject => ({ targetRefs: [{ kind, name }] });
  const selecting = (labels: JsonObject): JsonObject => ({ selector: { matchLabels: labels } });

  it.each<readonly [string, K8sObject, boolean]>([
    ["its namespace", deny("shop/p"), false],
    ["another namespace", deny("front/p"), true],
    ["the mesh", deny("istio-system/p"), false],
    ["pods by their labels", deny("shop/p", selecting({ app: "api" })), false],
    ["other pods", deny("shop/p", selecting({ app: "other" })), true],
    ["pods of all namespaces by their labels", deny("istio-system/p", selecting({ app: "api" })), false],
    ["all pods by an empty selector", deny("shop/p", { selector: {} }), false],
    ["no sidecar by targetRefs", deny("shop/p", ref("Service", "api")), true],
    ["nothing by a selector that is none", deny("shop/p", { selector: "app" }), true],
  ])("at a sidecar applies to %s", (_rule, object, expected) => {
    expect(isAllowed([object])).toBe(expected);
  });

  const labelled = { serverLabels: { [GATEWAY_NAME]: "edge" } };

  it.each<readonly [string, K8sObject, boolean]>([
    ["a policy of its Gateway", deny("shop/p", ref("Gateway", "edge")), false],
    ["a policy of another Gateway", deny("shop/p", ref("Gateway", "other")), true],
    ["a policy of a Gateway of that name elsewhere", deny("front/p", ref("Gateway", "edge")), true],
    ["no policy of a Gateway from the root namespace", deny("istio-system/p", ref("Gateway", "edge")), true],
    ["a policy of its namespace", deny("shop/p"), false],
    ["no policy of a Service", deny("shop/p", ref("Service", "api")), true],
    ["the old targetRef", deny("shop/p", { targetRef: { kind: "Gateway", name: "edge" } }), false],
  ])("a gateway enforces %s", (_rule, object, expected) => {
    expect(isAllowed([object], { enforcer: "gateway", ...labelled })).toBe(expected);
  });

  const entry = demoConfig("ServiceEntry", "shop/ext", { hosts: ["api.shop.svc.cluster.local"] });

  it.each<readonly [string, K8sObject, boolean]>([
    ["a policy of the service called", deny("shop/p", ref("Service", "api")), false],
    ["no policy of another service", deny("shop/p", ref("Service", "other")), true],
    ["no policy of a service of that name elsewhere", deny("front/p", ref("Service", "api")), true],
    ["no policy of a service from the root namespace", deny("istio-system/p", ref("Service", "api")), true],
    [
      "targetRefs before the old targetRef",
      deny("shop/p", { ...ref("Service", "other"), targetRef: { kind: "Service", name: "api" } }),
      true,
    ],
    ["a policy of its Gateway", deny("shop/p", ref("Gateway", "edge")), false],
    ["a policy of the ServiceEntry called", deny("shop/p", ref("ServiceEntry", "ext")), false],
    ["no policy of a ServiceEntry that does not exist", deny("shop/p", ref("ServiceEntry", "gone")), true],
    ["a policy of all waypoints", deny("istio-system/p", ref("GatewayClass", "istio-waypoint")), false],
    [
      "no policy of all waypoints outside the root namespace",
      deny("shop/p", ref("GatewayClass", "istio-waypoint")),
      true,
    ],
    ["no policy of its namespace", deny("shop/p"), true],
    ["no policy of its pods' labels", deny("shop/p", selecting({ app: "api" })), true],
    ["no policy of what is no kind", deny("shop/p", ref("Pod", "api")), true],
  ])("a waypoint enforces %s", (_rule, object, expected) => {
    expect(isAllowed([object, entry], { enforcer: "waypoint", ...labelled })).toBe(expected);
  });

  it("a waypoint enforces the policies of services of other namespaces that use it", () => {
    const service = { host: "till.front.svc.cluster.local", name: "till", namespace: "front" };
    const asked = { enforcer: "waypoint", service, ...labelled } as const;
    expect(isAllowed([deny("front/p", ref("Service", "till"))], asked)).toBe(false);
    expect(isAllowed([deny("shop/p", ref("Service", "till"))], asked)).toBe(true);
  });
});
