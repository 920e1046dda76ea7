import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { jsonAt, objectsIn } from "../../world/read-json";
import type { Write } from "../controller";
import { routeStatusController } from "./route-status-controller";

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const workload = (kind: string, name: string, labels: Readonly<Record<string, string>> = {}): K8sObject => ({
  apiVersion: "apps/v1",
  kind,
  metadata: { namespace: "istio-system", name, labels },
  spec: {},
});
const ISTIOD = workload("Deployment", "istiod", { app: "istiod" });
const ZTUNNEL = workload("DaemonSet", "ztunnel");

const id = ({ kind, metadata }: K8sObject): string => `${kind} ${metadata.namespace ?? ""}/${metadata.name}`;
const writesOf = (objects: readonly K8sObject[], now = NOW): readonly Write[] =>
  routeStatusController.reconcile(objectsView(objects), now).writes;

/** The objects with what the controller writes. */
function written(objects: readonly K8sObject[], now = NOW): readonly K8sObject[] {
  const stored = new Map(objects.map((one) => [id(one), one]));
  for (const write of writesOf(objects, now))
    if (write.op !== "event") stored.set(id(write.object), write.object);
  return [...stored.values()];
}
const find = (objects: readonly K8sObject[], name: string): K8sObject | undefined =>
  objects.find((one) => id(one) === name);
const status = (objects: readonly K8sObject[], name: string): unknown => find(objects, name)?.["status"];
const conditions = (objects: readonly K8sObject[], name: string): readonly unknown[] =>
  objectsIn(jsonAt(find(objects, name), "status", "conditions")).map(({ type }) => type);

const EDGE = demoConfig("Gateway", "shop/edge", {
  gatewayClassName: "istio",
  listeners: [{ name: "http", port: 80, protocol: "HTTP" }],
});
const route = (kind: string, name: string, parent: JsonObject = {}): K8sObject =>
  demoConfig(kind, `shop/${name}`, {
    parentRefs: [{ name: "edge", ...parent }],
    rules: [{ backendRefs: [{ name: "web", port: 8080 }] }],
  });
const WEB = demoService({ name: "web", labels: { "istio.io/use-waypoint": "w" } });
const WAYPOINT: K8sObject = {
  ...demoConfig("Gateway", "shop/w", {
    gatewayClassName: "istio-waypoint",
    listeners: [{ name: "mesh", port: 15_008, protocol: "HBONE" }],
  }),
  status: { addresses: [{ type: "IPAddress", value: "10.96.0.7" }] },
};
const POLICY = demoConfig("AuthorizationPolicy", "shop/p", {});
const CLASS = {
  ...demoConfig("Ingress", "/istio", { controller: "istio.io/ingress-controller" }),
  kind: "IngressClass",
};
const INGRESS = demoConfig("Ingress", "shop/i", { ingressClassName: "istio", rules: [] });

describe("routeStatusController", () => {
  it("writes nothing where there is nothing to tell", () => {
    expect(writesOf([WEB, POLICY])).toEqual([]);
  });

  it("adds Istio's classes and accepts them (https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/)", () => {
    const names = (objects: readonly K8sObject[]): readonly string[] =>
      written(objects)
        .filter(({ kind }) => kind === "GatewayClass")
        .map(({ metadata }) => metadata.name);
    expect(names([ISTIOD])).toEqual(["istio", "istio-remote"]);
    expect(names([ISTIOD, ZTUNNEL])).toEqual(["istio", "istio-remote", "istio-waypoint"]);
    expect(names([ZTUNNEL])).toEqual([]);
    expect(status(written(written([ISTIOD])), "GatewayClass /istio")).toMatchObject({
      conditions: [{ type: "Accepted", status: "True", message: "Handled by Istio controller" }],
    });
  });

  it("leaves the class of another controller alone", () => {
    const other = {
      ...demoConfig("Gateway", "/nginx", { controllerName: "example.com/nginx" }),
      kind: "GatewayClass",
    };
    expect(writesOf([other])).toEqual([]);
  });

  it("counts each route once at each listener (https://gateway-api.sigs.k8s.io/reference/spec/#listenerstatus)", () => {
    const twice = demoConfig("HTTPRoute", "shop/b", {
      parentRefs: [{ name: "edge" }, { name: "edge", port: 80 }],
    });
    const objects = [EDGE, route("HTTPRoute", "a"), twice, route("GRPCRoute", "c"), route("TCPRoute", "d")];
    const [listener] = objectsIn(jsonAt(find(written(objects), "Gateway shop/edge"), "status", "listeners"));
    expect(listener?.["attachedRoutes"]).toBe(3);
  });

  it("writes no status of a route that has no parent of Istio's, and empties one that had", () => {
    const lost = route("HTTPRoute", "a", { name: "gone" });
    expect(writesOf([lost])).toEqual([]);
    const before = {
      parentRef: { name: "gone" },
      controllerName: "istio.io/gateway-controller",
      conditions: [],
    };
    expect(status(written([{ ...lost, status: { parents: [before] } }]), "HTTPRoute shop/a")).toEqual({
      parents: [],
    });
  });

  it("tells the address of the ingress gateway (https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/)", () => {
    const balancer = (name: string, ingress: readonly JsonObject[]): K8sObject => ({
      ...demoService({ namespace: "istio-system", name }),
      status: { loadBalancer: { ingress } },
    });
    const first = balancer("istio-ingressgateway", [{ ip: "172.18.0.10" }]);
    const mine = balancer("mine", [{ hostname: "lb.example.com" }]);
    expect(status(written([CLASS, INGRESS, first]), "Ingress shop/i")).toEqual({
      loadBalancer: { ingress: [{ ip: "172.18.0.10" }] },
    });
    expect(
      status(written([CLASS, INGRESS, mine, demoMeshConfig("ingressService: mine")]), "Ingress shop/i"),
    ).toEqual({
      loadBalancer: { ingress: [{ hostname: "lb.example.com" }] },
    });
    expect(status(written([CLASS, INGRESS]), "Ingress shop/i")).toEqual({ loadBalancer: {} });
    expect(status(written([INGRESS, first]), "Ingress shop/i")).toBeUndefined();
  });

  it("tells waypoints and ztunnel in an ambient mesh only, beside what the status holds", () => {
    const web = { ...WEB, status: { loadBalancer: {} } };
    const objects = [web, WAYPOINT, POLICY];
    expect(conditions(written(objects), "Service shop/web")).toEqual([]);
    const ambient = written([...objects, ZTUNNEL]);
    expect(conditions(ambient, "Service shop/web")).toEqual(["istio.io/WaypointBound"]);
    expect(status(ambient, "Service shop/web")).toMatchObject({ loadBalancer: {} });
    expect(conditions(ambient, "AuthorizationPolicy shop/p")).toEqual(["ZtunnelAccepted"]);
  });

  it("takes away what does not hold any more", () => {
    const conditionsOf = (...types: readonly string[]): JsonObject => ({
      conditions: types.map((type) => ({ type, status: "True" })),
    });
    const web = {
      ...demoService({ name: "web" }),
      status: { ...conditionsOf("istio.io/WaypointBound"), loadBalancer: {} },
    };
    const bound = {
      ...POLICY,
      spec: { targetRefs: [{ kind: "Service", name: "web" }] },
      status: conditionsOf("ZtunnelAccepted"),
    };
    const objects = written([web, bound, ZTUNNEL]);
    expect(status(objects, "Service shop/web")).toEqual({ loadBalancer: {} });
    expect(conditions(objects, "AuthorizationPolicy shop/p")).toEqual(["WaypointAccepted"]);
  });

  it("comes to rest, also later, whatever the objects hold", () => {
    const json = fc.jsonValue({ maxDepth: 1 });
    const object = fc
      .record({
        kind: fc.constantFrom(
          "Gateway",
          "HTTPRoute",
          "GRPCRoute",
          "TLSRoute",
          "TCPRoute",
          "Ingress",
          "ServiceEntry",
          "AuthorizationPolicy",
        ),
        name: fc.constantFrom("edge", "w", "x"),
        spec: fc.dictionary(
          fc.constantFrom(
            "parentRefs",
            "listeners",
            "addresses",
            "rules",
            "hosts",
            "targetRefs",
            "hostnames",
            "tls",
          ),
          fc.oneof(
            json,
            fc.array(
              fc.dictionary(fc.constantFrom("name", "port", "kind", "group", "type", "hostname"), json),
            ),
          ),
        ),
        status: fc.option(fc.dictionary(fc.constantFrom("conditions", "parents", "listeners"), json), {
          nil: undefined,
        }),
      })
      .map(({ kind, name, spec, status: before }): K8sObject => {
        const one = demoConfig(kind, `shop/${name}`, {
          gatewayClassName: name === "w" ? "istio-waypoint" : "istio",
          ...spec,
        });
        return before === undefined ? one : { ...one, status: before };
      });
    fc.assert(
      fc.property(fc.array(object, { maxLength: 6 }), (objects) => {
        const once = written(written([ISTIOD, ZTUNNEL, WEB, ...objects]));
        expect(writesOf(written(once), NOW + 60_000)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
