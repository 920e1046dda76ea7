import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { readPath } from "../../../../json/read-path";
import { objectsIn } from "../../../../world/read-json";
import { findKind } from "../../../kinds/find-kind";
import { keepAllocated } from "../keep-allocated";
import { defaultBuiltIn } from "./default-built-in";

const defaulted = (apiVersion: string, name: string, object: JsonObject): JsonObject => {
  const kind = findKind(apiVersion, name);
  return kind === undefined ? {} : defaultBuiltIn(kind, object);
};
const image = (text: string): JsonObject =>
  defaulted("v1", "Pod", { spec: { containers: [{ name: "a", image: text }] } });

describe("defaults", () => {
  it.each([
    ["nginx", "Always"],
    ["nginx:latest", "Always"],
    ["nginx:1.2", "IfNotPresent"],
    ["registry:5000/nginx", "Always"],
    ["registry:5000/nginx:1", "IfNotPresent"],
    ["nginx@sha256:abc", "IfNotPresent"],
  ])("of the image %s pull it %s", (text, policy) => {
    const [container] = objectsIn(readPath(image(text), "spec.containers"));
    expect(container?.["imagePullPolicy"]).toBe(policy);
  });

  it("of a pod ask for what its limits are, and tolerate a node that is lost for a while", () => {
    const pod = defaulted("v1", "Pod", {
      spec: {
        containers: [
          { name: "a", resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "500m" } } },
        ],
        tolerations: [{ key: "node.kubernetes.io/not-ready", operator: "Exists" }],
      },
    });
    const [container] = objectsIn(readPath(pod, "spec.containers"));
    expect(readPath(container, "resources.requests")).toEqual({ cpu: "500m", memory: "1Gi" });
    expect(objectsIn(readPath(pod, "spec.tolerations")).map(({ key }) => key)).toEqual([
      "node.kubernetes.io/not-ready",
      "node.kubernetes.io/unreachable",
    ]);
  });

  it("of a volume without a source make it an empty directory", () => {
    const pod = defaulted("v1", "Pod", {
      spec: { volumes: [{ name: "v" }, { name: "c", configMap: { name: "x" } }] },
    });
    expect(readPath(pod, "spec.volumes")).toEqual([
      { name: "v", emptyDir: {} },
      { name: "c", configMap: { name: "x", defaultMode: 420 } },
    ]);
  });

  it.each<readonly [string, JsonObject, JsonObject]>([
    [
      "ClusterIP",
      { ports: [{ port: 80 }] },
      {
        type: "ClusterIP",
        ports: [{ port: 80, protocol: "TCP", targetPort: 80 }],
        ipFamilyPolicy: "SingleStack",
      },
    ],
    [
      "NodePort",
      { type: "NodePort", ports: [{ port: 1, targetPort: "web" }] },
      { externalTrafficPolicy: "Cluster", ports: [{ port: 1, protocol: "TCP", targetPort: "web" }] },
    ],
    ["LoadBalancer", { type: "LoadBalancer" }, { allocateLoadBalancerNodePorts: true }],
    ["headless", { clusterIP: "None" }, { clusterIPs: ["None"], ipFamilyPolicy: "RequireDualStack" }],
    [
      "headless with selector",
      { clusterIP: "None", selector: { a: "b" } },
      { ipFamilyPolicy: "SingleStack" },
    ],
    [
      "with affinity",
      { sessionAffinity: "ClientIP" },
      { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } },
    ],
  ])("of a Service: %s", (_, spec, expected) => {
    expect(defaulted("v1", "Service", { spec })["spec"]).toMatchObject(expected);
  });

  it("leave the families of an ExternalName Service open", () => {
    const { spec } = defaulted("v1", "Service", { spec: { type: "ExternalName", externalName: "a.b" } });
    expect(spec).toEqual({ type: "ExternalName", externalName: "a.b", sessionAffinity: "None" });
  });

  it.each<readonly [string, string, JsonObject, string, unknown]>([
    [
      "apps/v1",
      "Deployment",
      { spec: { strategy: {} } },
      "spec.strategy",
      { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
    ],
    [
      "apps/v1",
      "Deployment",
      { spec: { strategy: { type: "Recreate" } } },
      "spec.strategy",
      { type: "Recreate" },
    ],
    ["apps/v1", "Deployment", { spec: { replicas: 0 } }, "spec.replicas", 0],
    ["apps/v1", "StatefulSet", {}, "spec.podManagementPolicy", "OrderedReady"],
    ["batch/v1", "Job", { spec: { parallelism: 3 } }, "spec.completions", undefined],
    ["batch/v1", "Job", {}, "spec.completions", 1],
    [
      "v1",
      "Namespace",
      { metadata: { name: "n" } },
      "metadata.labels",
      { "kubernetes.io/metadata.name": "n" },
    ],
    ["v1", "Secret", { data: { a: "x" }, stringData: { b: "c" } }, "data", { a: "x", b: "Yw==" }],
    ["v1", "Secret", { stringData: { b: "c" } }, "stringData", undefined],
    [
      "networking.k8s.io/v1",
      "NetworkPolicy",
      { spec: { egress: [{}] } },
      "spec.policyTypes",
      ["Ingress", "Egress"],
    ],
    [
      "rbac.authorization.k8s.io/v1",
      "RoleBinding",
      { roleRef: { kind: "Role" } },
      "roleRef.apiGroup",
      "rbac.authorization.k8s.io",
    ],
    ["autoscaling/v2", "HorizontalPodAutoscaler", { spec: {} }, "spec.minReplicas", 1],
    ["v1", "ConfigMap", { data: {} }, "data", {}],
  ])("of %s %s %j have %s", (apiVersion, kind, object, path, expected) => {
    expect(readPath(defaulted(apiVersion, kind, object), path)).toEqual(expected);
  });

  it("change nothing a second time", () => {
    const once = image("nginx");
    expect(defaulted("v1", "Pod", once)).toEqual(once);
  });
});

describe("keepAllocated", () => {
  const current = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "s" },
    spec: {
      type: "NodePort",
      clusterIP: "10.0.0.1",
      clusterIPs: ["10.0.0.1"],
      ports: [{ name: "a", port: 80, nodePort: 30_001 }],
    },
  };
  it("keeps addresses and node ports that an update does not give", () => {
    const update = {
      kind: "Service",
      spec: {
        type: "NodePort",
        ports: [
          { name: "a", port: 80 },
          { name: "b", port: 81 },
        ],
      },
    };
    expect(keepAllocated(update, current)["spec"]).toMatchObject({
      clusterIP: "10.0.0.1",
      clusterIPs: ["10.0.0.1"],
      ports: [
        { name: "a", port: 80, nodePort: 30_001 },
        { name: "b", port: 81 },
      ],
    });
  });
  it.each([
    { kind: "Service", spec: { type: "ExternalName", externalName: "a.b" } },
    { kind: "Deployment", spec: { replicas: 1 } },
    { kind: "Service", spec: { type: "ClusterIP", clusterIP: "10.0.0.2", ports: [] } },
  ])("leaves %j as it is", (update) => {
    expect(keepAllocated(update, current)).toEqual(update);
  });
});
