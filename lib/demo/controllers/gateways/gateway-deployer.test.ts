import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import { RunningCluster } from "@/lib/testing/running-cluster";
import { controlPlane } from "../../world/control-plane";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textsIn } from "../../world/read-json";
import { namespaceObject } from "../../world/simple-objects";

const HTTP = { name: "http", port: 80, protocol: "HTTP" };
const gateway = (gatewayClassName: string, more: JsonObject = {}): K8sObject =>
  demoConfig("Gateway", "shop/front", { gatewayClassName, listeners: [HTTP], ...more });
const cluster = (...objects: readonly K8sObject[]): RunningCluster =>
  new RunningCluster([...controlPlane(), namespaceObject("shop", true), ...objects]);
const names = (of: RunningCluster, kind: string): readonly string[] =>
  of.list(kind, "shop").map(({ metadata }) => metadata.name);
const ports = (of: RunningCluster, name: string): readonly unknown[] =>
  objectsIn(jsonAt(of.get("Service", name), "spec", "ports")).map(({ name: port, port: number }) => [
    port,
    number,
  ]);

// https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment
describe("gateway deployer", () => {
  it("deploys a gateway for class istio, reachable from outside", () => {
    const running = cluster(gateway("istio"));
    expect(names(running, "Deployment")).toEqual(["front-istio"]);
    expect(names(running, "ServiceAccount")).toEqual(["default", "front-istio"]);
    expect(running.get("Service", "front-istio")).toMatchObject({
      metadata: {
        labels: {
          "gateway.networking.k8s.io/gateway-name": "front",
          "gateway.networking.k8s.io/gateway-class-name": "istio",
          "gateway.istio.io/managed": "istio.io-gateway-controller",
        },
        ownerReferences: [{ kind: "Gateway", name: "front" }],
      },
      spec: { type: "LoadBalancer", selector: { "gateway.networking.k8s.io/gateway-name": "front" } },
    });
    expect(ports(running, "front-istio")).toEqual([
      ["status-port", 15021],
      ["http", 80],
    ]);
    const [pod] = running.list("Pod", "shop");
    const [proxy] = objectsIn(jsonAt(pod, "spec", "containers"));
    expect(textsIn(proxy?.["args"])).toContain("router");
    expect(jsonAt(pod, "spec", "initContainers")).toBeUndefined();
    expect(jsonAt(pod, "status", "phase")).toBe("Running");
  });

  // https://istio.io/latest/docs/ambient/usage/waypoint/
  it("deploys a waypoint under the Gateway's own name, inside the cluster", () => {
    const mesh = { name: "mesh", port: 15008, protocol: "HBONE" };
    const running = cluster(gateway("istio-waypoint", { listeners: [mesh] }));
    expect(names(running, "Deployment")).toEqual(["front"]);
    expect(jsonAt(running.get("Service", "front"), "spec", "type")).toBe("ClusterIP");
    expect(ports(running, "front")).toEqual([
      ["status-port", 15021],
      ["mesh", 15008],
    ]);
    const [pod] = running.list("Pod", "shop");
    expect(textsIn(objectsIn(jsonAt(pod, "spec", "containers"))[0]?.["args"])).toContain("waypoint");
  });

  it.each<[string, JsonObject]>([
    ["another class", { gatewayClassName: "nginx" }],
    [
      "an address that names a Service",
      { addresses: [{ type: "Hostname", value: "ingress.istio-system.svc.cluster.local" }] },
    ],
  ])("deploys nothing for %s", (_, more) => {
    expect(names(cluster(gateway("istio", more)), "Deployment")).toEqual([]);
  });

  it("opens the ports of listeners that are added, once where two share one", () => {
    const running = cluster(gateway("istio"));
    const more = { ...HTTP, name: "http-2" };
    const tls = { name: "https", port: 443, protocol: "HTTPS" };
    running.change("Gateway", "front", (object) => ({
      ...object,
      spec: { ...(isObject(object["spec"]) ? object["spec"] : {}), listeners: [HTTP, more, tls] },
    }));
    expect(ports(running, "front-istio")).toEqual([
      ["status-port", 15021],
      ["http", 80],
      ["https", 443],
    ]);
  });

  it("keeps its type of Service by the annotation, and takes all along when the Gateway goes", () => {
    const made = gateway("istio");
    const annotations = { "networking.istio.io/service-type": "ClusterIP" };
    const running = cluster({ ...made, metadata: { ...made.metadata, annotations } });
    expect(jsonAt(running.get("Service", "front-istio"), "spec", "type")).toBe("ClusterIP");
    running.remove(running.get("Gateway", "front"));
    running.advance(5_000);
    for (const kind of ["Deployment", "ReplicaSet", "Service", "Pod"])
      expect(names(running, kind)).toEqual([]);
    expect(names(running, "ServiceAccount")).toEqual(["default"]);
  });
});
