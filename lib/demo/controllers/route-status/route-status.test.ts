import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoNamespace, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { objectsIn, textOr } from "../../world/read-json";
import { clusterObjects } from "./cluster-objects";
import { routeStatus } from "./route-status";

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const HTTP = { name: "http", port: 80, protocol: "HTTP" };
const HTTPS_PORT = { name: "http2", port: 8080, protocol: "HTTP" };

const gateway = (...listeners: readonly JsonObject[]): K8sObject =>
  demoConfig("Gateway", "shop/edge", { gatewayClassName: "istio", listeners });

interface RouteParts {
  readonly kind?: string;
  readonly namespace?: string;
  readonly parents?: readonly JsonObject[];
  readonly spec?: JsonObject;
}

function route({
  kind = "HTTPRoute",
  namespace = "shop",
  parents = [{ name: "edge" }],
  spec,
}: RouteParts): K8sObject {
  const rules = [{ backendRefs: [{ name: "web", port: 8080 }] }];
  const one = demoConfig(kind, `${namespace}/web`, { parentRefs: parents, rules, ...spec });
  return { ...one, metadata: { ...one.metadata, generation: 3 } };
}

function parentsOf(one: K8sObject, objects: readonly K8sObject[], ambient = false): readonly JsonObject[] {
  const all = clusterObjects(objectsView([demoService({ name: "web" }), one, ...objects]));
  return objectsIn(routeStatus(all, one, { now: NOW, ambient })["parents"]);
}

const conditionOf = (parent: JsonObject | undefined, type: string): JsonObject | undefined =>
  objectsIn(parent?.["conditions"]).find((one) => one["type"] === type);

/** A condition as `status reason: message`. */
function told(parent: JsonObject | undefined, type: string): string {
  const { status, reason, message } = conditionOf(parent, type) ?? {};
  return `${textOr(status)} ${textOr(reason)}: ${textOr(message)}`;
}

describe("a route's parents (https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus)", () => {
  it("are told with the reference as it is written, the controller, the generation and the time", () => {
    const parents = [{ name: "edge", sectionName: "http" }];
    expect(parentsOf(route({ parents }), [gateway(HTTP)])).toEqual([
      {
        parentRef: { name: "edge", sectionName: "http" },
        controllerName: "istio.io/gateway-controller",
        conditions: [
          {
            type: "Accepted",
            status: "True",
            reason: "Accepted",
            message: "Route was valid",
            observedGeneration: 3,
            lastTransitionTime: "2026-01-02T03:04:05Z",
          },
          {
            type: "ResolvedRefs",
            status: "True",
            reason: "ResolvedRefs",
            message: "All references resolved",
            observedGeneration: 3,
            lastTransitionTime: "2026-01-02T03:04:05Z",
          },
        ],
      },
    ]);
  });

  it.each<[string, RouteParts, readonly JsonObject[], string]>([
    [
      "counts the listeners it is bound to",
      {},
      [HTTP, HTTPS_PORT],
      "True Accepted: Route was valid, bound to 2 parents",
    ],
    [
      "tells a section that is not there",
      { parents: [{ name: "edge", sectionName: "x" }] },
      [HTTP],
      'False NoMatchingParent: sectionName "x" not found',
    ],
    [
      "tells a port that is not there, of every listener",
      { parents: [{ name: "edge", port: 1 }] },
      [HTTP, HTTPS_PORT],
      "False NoMatchingParent: port 1 not found; port 1 not found",
    ],
    [
      "tells hostnames that meet none of the listener's",
      { spec: { hostnames: ["a.org"] } },
      [{ ...HTTP, hostname: "*.com" }],
      'False NoMatchingListenerHostname: no hostnames matched parent hostname "*.com"',
    ],
    [
      "tells a namespace that is not allowed",
      { namespace: "other", parents: [{ name: "edge", namespace: "shop" }] },
      [HTTP],
      'False NotAllowedByListeners: hostnames matched parent hostname "", but namespace "other" is not allowed by the parent',
    ],
    [
      "tells a kind that is not allowed",
      { kind: "TCPRoute" },
      [HTTP],
      "False NotAllowedByListeners: kind gateway.networking.k8s.io/v1/TCPRoute is not allowed",
    ],
    [
      "tells the listener that is meant rather than those that are not",
      { parents: [{ name: "edge", sectionName: "http" }], spec: { hostnames: ["a.org"] } },
      [{ ...HTTP, hostname: "b.org" }, HTTPS_PORT],
      'False NoMatchingListenerHostname: no hostnames matched parent hostname "b.org"',
    ],
  ])("Accepted %s", (_, parts, listeners, expected) => {
    const [parent] = parentsOf(route(parts), [gateway(...listeners)]);
    expect(told(parent, "Accepted")).toBe(expected);
  });

  it.each<[string, JsonObject, string]>([
    [
      "a Service that does not exist",
      { name: "gone", port: 80 },
      "False BackendNotFound: backend(gone.shop.svc.cluster.local) not found",
    ],
    [
      "a missing grant",
      { name: "web", namespace: "other", port: 80 },
      'False RefNotPermitted: backendRef web/other not accessible to a HTTPRoute in namespace "shop" (missing a ReferenceGrant?)',
    ],
    [
      "an unknown kind",
      { group: "x.y", kind: "Bucket", name: "b", port: 80 },
      'False InvalidKind: referencing unsupported backendRef: group "x.y" kind "Bucket"',
    ],
    ["a missing port", { name: "web" }, "False InvalidDestination: port is required in backendRef"],
  ])("ResolvedRefs tells %s", (_, backend, expected) => {
    const [parent] = parentsOf(route({ spec: { rules: [{ backendRefs: [backend] }] } }), [gateway(HTTP)]);
    expect(told(parent, "ResolvedRefs")).toBe(expected);
    expect(told(parent, "Accepted")).toBe("True Accepted: Route was valid");
  });

  it.each<[string, JsonObject, string]>([
    ["accepts a Service", { group: "", kind: "Service", name: "web" }, "True Accepted: Route was valid"],
    [
      "tells a Service that does not exist",
      { group: "", kind: "Service", name: "gone" },
      'False NoMatchingParent: parent service: "gone" not found',
    ],
    [
      "tells a ServiceEntry that does not exist",
      { group: "networking.istio.io", kind: "ServiceEntry", name: "gone" },
      'False NoMatchingParent: parent service entry: "gone" not found',
    ],
  ])("%s as a parent (https://gateway-api.sigs.k8s.io/mesh/)", (_, parent, expected) => {
    expect(told(parentsOf(route({ parents: [parent] }), [])[0], "Accepted")).toBe(expected);
  });

  it("are left out where the Gateway does not exist or is another controller's", () => {
    expect(parentsOf(route({}), [])).toEqual([]);
    const other = demoConfig("Gateway", "shop/edge", { gatewayClassName: "nginx", listeners: [HTTP] });
    expect(parentsOf(route({}), [other])).toEqual([]);
  });

  it("leave what another controller wrote", () => {
    const theirs = { parentRef: { name: "edge" }, controllerName: "example.com/c", conditions: [] };
    const one = { ...route({}), status: { parents: [theirs] } };
    expect(parentsOf(one, [gateway(HTTP)]).map(({ controllerName }) => controllerName)).toEqual([
      "example.com/c",
      "istio.io/gateway-controller",
    ]);
  });
});

describe("the time of a condition (https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md)", () => {
  const before = (status: string): K8sObject => {
    const condition = {
      type: "Accepted",
      status,
      reason: "x",
      message: "y",
      lastTransitionTime: "2020-01-01T00:00:00Z",
    };
    const parent = {
      parentRef: { name: "edge" },
      controllerName: "istio.io/gateway-controller",
      conditions: [condition],
    };
    return { ...route({}), status: { parents: [parent] } };
  };
  it.each([
    ["stays while the status does", "True", "2020-01-01T00:00:00Z"],
    ["changes with the status", "False", "2026-01-02T03:04:05Z"],
  ])("%s", (_, status, expected) => {
    const [parent] = parentsOf(before(status), [gateway(HTTP)]);
    expect(conditionOf(parent, "Accepted")?.["lastTransitionTime"]).toBe(expected);
    expect(told(parent, "Accepted")).toBe("True Accepted: Route was valid");
  });
});

describe("ResolvedWaypoints in an ambient mesh (https://istio.io/latest/docs/ambient/usage/waypoint/)", () => {
  const toService = route({ parents: [{ group: "", kind: "Service", name: "api" }] });
  const api = (labels: Readonly<Record<string, string>>): K8sObject => demoService({ name: "api", labels });
  const missing =
    "True ResolvedWaypoints: istio.io/use-waypoint label missing from parent and parent namespace; in ambient mode, route will not be respected";
  const resolved = "True ResolvedWaypoints: All waypoints resolved";
  it.each<[string, K8sObject, readonly K8sObject[], string]>([
    ["is resolved by the Service's label", toService, [api({ "istio.io/use-waypoint": "w" })], resolved],
    [
      "is resolved by the namespace's",
      toService,
      [api({}), demoNamespace("shop", { "istio.io/use-waypoint": "w" })],
      resolved,
    ],
    ["warns where none asks for a waypoint", toService, [api({})], missing],
    [
      "warns where the Service wants none",
      toService,
      [api({ "istio.io/use-waypoint": "none" }), demoNamespace("shop", { "istio.io/use-waypoint": "w" })],
      missing,
    ],
    ["tells a missing parent", toService, [], "True ResolvedWaypoints: parent not found"],
    ["asks nothing of a Gateway", route({}), [gateway(HTTP)], resolved],
  ])("%s", (_, one, objects, expected) => {
    expect(told(parentsOf(one, objects, true)[0], "ResolvedWaypoints")).toBe(expected);
  });

  it("is told of HTTPRoutes in an ambient mesh only", () => {
    expect(conditionOf(parentsOf(toService, [api({})])[0], "ResolvedWaypoints")).toBeUndefined();
    const grpc = route({ kind: "GRPCRoute", parents: [{ group: "", kind: "Service", name: "api" }] });
    expect(conditionOf(parentsOf(grpc, [api({})], true)[0], "ResolvedWaypoints")).toBeUndefined();
  });
});
