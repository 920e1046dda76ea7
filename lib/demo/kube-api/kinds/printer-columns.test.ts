import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { PRINTER_COLUMNS } from "./printer-columns";

const NOW = Date.parse("2026-01-02T00:00:00Z");
const METADATA = { name: "x", creationTimestamp: "2026-01-01T23:00:00Z" };

/** The cells of an object by column. */
function cells(key: string, content: JsonObject): Readonly<Record<string, Json>> {
  const object: K8sObject = { apiVersion: "v1", kind: key, metadata: METADATA, ...content };
  return Object.fromEntries(
    (PRINTER_COLUMNS[key] ?? []).map(({ name, read }): readonly [string, Json] => [name, read(object, NOW)]),
  );
}
const template = { spec: { containers: [{ image: "a:1" }, { image: "b:2" }] } };
const condition = (type: string, status: string): JsonObject => ({ conditions: [{ type, status }] });

describe("PRINTER_COLUMNS", () => {
  it.each<readonly [string, JsonObject, Readonly<Record<string, Json>>]>([
    ["Namespace", { status: { phase: "Terminating" } }, { Status: "Terminating", Age: "60m" }],
    ["Namespace", {}, { Status: "Active" }],
    [
      "Node",
      {
        metadata: { name: "n", labels: { "node-role.kubernetes.io/control-plane": "" } },
        spec: { unschedulable: true },
        status: {
          ...condition("Ready", "True"),
          nodeInfo: { kernelVersion: "6.1", architecture: "amd64" },
          addresses: [{ type: "InternalIP", address: "10.0.0.9" }],
        },
      },
      {
        Status: "Ready,SchedulingDisabled",
        Roles: "control-plane",
        "Internal-IP": "10.0.0.9",
        "External-IP": "<none>",
        "Kernel-Version": "6.1 (amd64)",
      },
    ],
    ["Node", {}, { Status: "Unknown", Roles: "<none>" }],
    ["Secret", { type: "Opaque", data: { a: "" } }, { Type: "Opaque", Data: 1 }],
    ["Lease", { spec: { holderIdentity: "a" } }, { Holder: "a" }],
    ["Role", {}, { "Created At": METADATA.creationTimestamp }],
    [
      "RoleBinding",
      {
        roleRef: { kind: "Role", name: "r" },
        subjects: [
          { kind: "User", name: "u" },
          { kind: "Group", name: "g" },
          { kind: "ServiceAccount", namespace: "n", name: "s" },
        ],
      },
      { Role: "Role/r", Users: "u", Groups: "g", ServiceAccounts: "n/s" },
    ],
    ["MutatingWebhookConfiguration", { webhooks: [{}, {}] }, { Webhooks: 2 }],
    [
      "Endpoints",
      { subsets: [{ addresses: [{ ip: "10.0.0.1" }, { ip: "::1" }], ports: [{ port: 80 }] }] },
      { Endpoints: "10.0.0.1:80,[::1]:80" },
    ],
    ["IngressClass", { spec: { controller: "a/b" } }, { Controller: "a/b", Parameters: "<none>" }],
    ["NetworkPolicy", { spec: { podSelector: {} } }, { "Pod-Selector": "<none>" }],
    ["Service", { spec: { type: "LoadBalancer" } }, { "External-IP": "<pending>" }],
    ["Service", { spec: { type: "ExternalName", externalName: "a.b" } }, { "External-IP": "a.b" }],
    [
      "HorizontalPodAutoscaler",
      {
        spec: {
          scaleTargetRef: { kind: "Deployment", name: "web" },
          maxReplicas: 5,
          metrics: [
            { type: "Resource", resource: { name: "cpu", target: { averageUtilization: 80 } } },
            { type: "Pods", pods: { target: { averageValue: "10" } } },
            { type: "External", external: { target: { value: "1" } } },
          ],
        },
        status: {
          currentReplicas: 2,
          currentMetrics: [{ resource: { current: { averageUtilization: 40 } } }],
        },
      },
      {
        Reference: "Deployment/web",
        Targets: "cpu: 40%/80%, <unknown>/10 + 1 more...",
        MinPods: "<unset>",
        MaxPods: 5,
        Replicas: 2,
      },
    ],
    [
      "PodDisruptionBudget",
      { spec: { minAvailable: "50%" }, status: { disruptionsAllowed: 1 } },
      { "Min Available": "50%", "Max Unavailable": "N/A", "Allowed Disruptions": 1 },
    ],
    [
      "Job",
      {
        spec: { completions: 1 },
        status: {
          ...condition("Complete", "True"),
          succeeded: 1,
          startTime: "2026-01-01T00:00:00Z",
          completionTime: "2026-01-01T00:01:00Z",
        },
      },
      { Status: "Complete", Completions: "1/1", Duration: "60s" },
    ],
    ["Job", { spec: { parallelism: 3 } }, { Status: "Running", Completions: "0/1 of 3", Duration: "" }],
    [
      "CronJob",
      { spec: { suspend: true }, status: { lastScheduleTime: "2026-01-01T23:59:00Z", active: [{}] } },
      { Suspend: "True", Timezone: "<none>", Active: 1, "Last Schedule": "60s" },
    ],
    ["Node", { status: condition("Ready", "True") }, { Status: "Ready", Version: "" }],
    ["Node", { status: condition("Ready", "Unknown") }, { Status: "NotReady" }],
    ["Pod", { status: { podIP: "10.0.0.1" }, spec: { nodeName: "n1" } }, { IP: "10.0.0.1", Node: "n1" }],
    [
      "Service",
      {
        spec: {
          type: "LoadBalancer",
          clusterIP: "10.1.0.1",
          selector: { app: "web", version: "v1" },
          ports: [
            { port: 80, nodePort: 30_080 },
            { port: 53, protocol: "UDP" },
          ],
        },
        status: { loadBalancer: { ingress: [{ ip: "192.0.2.1" }, { ip: "192.0.2.2" }] } },
      },
      {
        Type: "LoadBalancer",
        "Cluster-IP": "10.1.0.1",
        "External-IP": "192.0.2.1,192.0.2.2",
        "Port(s)": "80:30080/TCP,53/UDP",
        Selector: "app=web,version=v1",
      },
    ],
    ["Service", {}, { Type: "ClusterIP", "External-IP": "<none>", "Port(s)": "<none>", Selector: "<none>" }],
    ["ConfigMap", { data: { a: "1", b: "2" } }, { Data: 2 }],
    ["ConfigMap", {}, { Data: 0 }],
    [
      "Event",
      { lastTimestamp: "2026-01-01T23:59:30Z", type: "Warning", involvedObject: { kind: "Pod", name: "p" } },
      { "Last Seen": "30s", Type: "Warning", Reason: "", Object: "pod/p" },
    ],
    [
      "EndpointSlice",
      { ports: [{ port: 80 }], endpoints: [{ addresses: ["10.0.0.1"] }, { addresses: ["10.0.0.2"] }] },
      { Ports: "80", Endpoints: "10.0.0.1,10.0.0.2" },
    ],
    ["EndpointSlice", {}, { Ports: "<unset>", Endpoints: "<unset>" }],
    [
      "Ingress",
      { spec: { rules: [{ host: "a.example.com" }, {}] } },
      { Class: "<none>", Hosts: "a.example.com" },
    ],
    [
      "Deployment",
      {
        spec: { replicas: 3, template, selector: { matchLabels: { app: "web" } } },
        status: { readyReplicas: 2, updatedReplicas: 3 },
      },
      { Ready: "2/3", "Up-to-date": 3, Available: 0, Images: "a:1,b:2", Selector: "app=web" },
    ],
    ["ReplicaSet", { spec: { replicas: 3 }, status: { replicas: 2 } }, { Desired: 3, Current: 2, Ready: 0 }],
    ["StatefulSet", { spec: { replicas: 1 }, status: { readyReplicas: 1 } }, { Ready: "1/1" }],
    ["DaemonSet", { status: { desiredNumberScheduled: 4, numberReady: 3 } }, { Desired: 4, Ready: 3 }],
    ["Job", { spec: { completions: 2 }, status: { succeeded: 1 } }, { Completions: "1/2" }],
    ["CronJob", { spec: { schedule: "0 * * * *" } }, { Schedule: "0 * * * *" }],
  ])("print %s %j as kubectl does", (key, content, expected) => {
    expect(cells(key, content)).toMatchObject(expected);
  });

  it("print something for objects that make no sense", () => {
    for (const key of Object.keys(PRINTER_COLUMNS))
      for (const odd of [null, 7, "x", [], [null], { a: 1 }]) {
        const printed = Object.values(
          cells(key, { spec: odd, status: odd, data: odd, endpoints: odd, ports: odd }),
        );
        expect(printed.length).toBeGreaterThan(0);
        expect(printed.every((cell) => typeof cell === "string" || typeof cell === "number")).toBe(true);
      }
  });
});
