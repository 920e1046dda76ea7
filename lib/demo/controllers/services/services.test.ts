import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { RunningCluster } from "@/lib/testing/running-cluster";
import type { K8sObject } from "../../world/k8s-object";
import { NODES } from "../../world/nodes";
import { isObject, jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";
import { externalNameService, service, type ServiceSpec } from "../../world/service";
import { namespaceObject } from "../../world/simple-objects";
import { deployment } from "../../world/workload";
import type { WorkloadSpec } from "../../world/workload-spec";
import { BEHAVIOUR_ANNOTATION } from "../pods/simulated-behaviour";

const like = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const web = (more: Partial<WorkloadSpec> = {}): K8sObject =>
  deployment({ namespace: "shop", name: "web", replicas: 3, ports: [8080], ...more });
const webService = (more: Partial<ServiceSpec> = {}): K8sObject =>
  service({ namespace: "shop", name: "web", ports: [{ name: "http", port: 80, targetPort: 8080 }], ...more });
const cluster = (...objects: readonly K8sObject[]): RunningCluster =>
  new RunningCluster([...NODES, namespaceObject("shop", false), ...objects]);
const slices = (of: RunningCluster): readonly K8sObject[] => of.list("EndpointSlice", "shop");
const endpoints = (of: RunningCluster): readonly JsonObject[] =>
  slices(of).flatMap((slice) => objectsIn(slice["endpoints"]));
const count = (of: RunningCluster, condition: string): number =>
  endpoints(of).filter((one) => jsonAt(one, "conditions", condition) === true).length;
const spec = (of: RunningCluster, name = "web"): JsonObject => {
  const found = of.get("Service", name)["spec"];
  return isObject(found) ? found : {};
};

// https://kubernetes.io/docs/concepts/services-networking/service/
describe("service controller", () => {
  it("gives every Service an address of its own", () => {
    const running = cluster(webService(), webService({ name: "other" }));
    expect(spec(running)).toMatchObject({
      type: "ClusterIP",
      clusterIP: like(/^10\.(9[6-9]|10\d|11[01])\./),
    });
    expect(spec(running)["clusterIPs"]).toEqual([spec(running)["clusterIP"]]);
    expect(spec(running)["clusterIP"]).not.toBe(spec(running, "other")["clusterIP"]);
  });

  it("leaves headless Services and external names without one", () => {
    const running = cluster(
      webService({ headless: true }),
      externalNameService({ namespace: "shop", name: "out" }, "example.com"),
    );
    expect(spec(running)["clusterIP"]).toBe("None");
    expect(spec(running, "out")["clusterIP"]).toBeUndefined();
    expect(slices(running)).toHaveLength(1);
    expect(slices(running)[0]?.metadata.labels).toHaveProperty(["service.kubernetes.io/headless"], "");
  });

  it("gives a load balancer an address outside, and takes it back with the type", () => {
    const running = cluster(webService({ type: "LoadBalancer" }));
    const ingress = (): readonly JsonObject[] =>
      objectsIn(jsonAt(running.get("Service", "web"), "status", "loadBalancer", "ingress"));
    expect(ingress()).toMatchObject([{ ip: like(/^172\.18\./) }]);
    running.change("Service", "web", (object) => ({
      ...object,
      spec: { ...spec(running), type: "ClusterIP" },
    }));
    expect(ingress()).toEqual([]);
    running.put(webService({ name: "late", type: "LoadBalancer" }));
    expect(running.events("EnsuredLoadBalancer")).toHaveLength(1);
  });
});

// https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
describe("EndpointSlice controller", () => {
  it("lists the pods a Service selects, where they run and at which ports", () => {
    const running = cluster(web(), webService());
    const [slice] = slices(running);
    expect(slice).toMatchObject({
      metadata: {
        name: like(/^web-\w{5}$/),
        labels: {
          "kubernetes.io/service-name": "web",
          "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
        },
        ownerReferences: [{ kind: "Service", name: "web", controller: true }],
      },
      addressType: "IPv4",
      ports: [{ name: "http", port: 8080, protocol: "TCP" }],
    });
    const pods = running.list("Pod", "shop");
    expect(
      endpoints(running)
        .flatMap((one) => textsIn(one["addresses"]))
        .sort(),
    ).toEqual(pods.map((pod) => textOr(jsonAt(pod, "status", "podIP"))).sort());
    for (const endpoint of endpoints(running))
      expect(endpoint).toMatchObject({
        conditions: { ready: true, serving: true, terminating: false },
        zone: like(/^europe-west1-[bcd]$/),
        targetRef: { kind: "Pod", namespace: "shop" },
      });
  });

  it("follows pods as they become ready, stop and go", () => {
    const running = cluster(webService());
    running.put(web());
    expect([endpoints(running).length, count(running, "ready")]).toEqual([3, 0]);
    running.advance(2_000);
    expect(count(running, "ready")).toBe(3);
    running.change("Deployment", "web", (object) => ({ ...object, spec: web({ replicas: 1 })["spec"] }));
    expect([count(running, "ready"), count(running, "serving"), count(running, "terminating")]).toEqual([
      1, 3, 2,
    ]);
    running.advance(2_000);
    expect(endpoints(running)).toHaveLength(1);
  });

  it.each<[string, Partial<ServiceSpec>, number]>([
    ["not ready by itself", {}, 0],
    ["ready where the Service publishes all addresses", { spec: { publishNotReadyAddresses: true } }, 3],
  ])("has a pod that is never ready as %s", (_, more, ready) => {
    const running = cluster(
      web({ annotations: { [BEHAVIOUR_ANNOTATION]: "never-ready" } }),
      webService(more),
    );
    expect([endpoints(running).length, count(running, "ready")]).toEqual([3, ready]);
  });

  it("finds a named target port in the pods, and leaves out one that none of them has", () => {
    const named = web({
      containers: [{ name: "web", image: "web:1", ports: [{ name: "api", containerPort: 9000 }] }],
    });
    const running = cluster(
      named,
      webService({
        ports: [
          { name: "http", port: 80, targetPort: "api" },
          { name: "admin", port: 81, targetPort: "nobody" },
        ],
      }),
    );
    expect(slices(running)[0]?.["ports"]).toEqual([{ name: "http", port: 9000, protocol: "TCP" }]);
  });

  it("holds at most a hundred pods in a slice", () => {
    const running = cluster(web({ replicas: 230 }), webService());
    expect(
      slices(running)
        .map((slice) => objectsIn(slice["endpoints"]).length)
        .sort(),
    ).toEqual([100, 100, 30]);
    running.change("Deployment", "web", (object) => ({ ...object, spec: web({ replicas: 40 })["spec"] }));
    running.advance(5_000);
    expect(slices(running).map((slice) => objectsIn(slice["endpoints"]).length)).toEqual([40]);
  });

  it("changes with the selector, and leaves slices alone that it did not make", () => {
    const own: K8sObject = {
      apiVersion: "discovery.k8s.io/v1",
      kind: "EndpointSlice",
      metadata: { name: "by-hand", namespace: "shop", labels: { "kubernetes.io/service-name": "out" } },
      addressType: "IPv4",
      endpoints: [{ addresses: ["192.0.2.7"] }],
    };
    const running = cluster(web(), webService(), webService({ name: "out", selector: {} }), own);
    expect(slices(running).map(({ metadata }) => metadata.name)).toContain("by-hand");
    expect(slices(running)).toHaveLength(2);
    running.change("Service", "web", (object) => ({
      ...object,
      spec: { ...spec(running), selector: { app: "nobody" } },
    }));
    expect(count(running, "ready")).toBe(0);
    running.remove(running.get("Service", "web"));
    expect(slices(running).map(({ metadata }) => metadata.name)).toEqual(["by-hand"]);
  });
});
