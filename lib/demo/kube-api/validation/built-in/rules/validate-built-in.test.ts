import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../../../world/k8s-object";
import { applyMergePatch } from "../../../write/merge-patch";
import { isObject } from "../../../../world/read-json";
import { findKind } from "../../../kinds/find-kind";
import { schemaOf } from "../../../schemas/schema-of";
import { decodeBuiltIn } from "../decode-built-in";
import { validateBuiltIn } from "./validate-built-in";

const template = { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "a", image: "x:1" }] } };
const ends = { spec: { restartPolicy: "Never", containers: [{ name: "a", image: "x" }] } };
const selector = { matchLabels: { a: "b" } };
const RBAC = "rbac.authorization.k8s.io";

/** A valid object of each kind, without metadata. */
const VALID: Readonly<Record<string, readonly [apiVersion: string, content: JsonObject]>> = {
  Pod: ["v1", { spec: template.spec }],
  Service: ["v1", { spec: { selector: { a: "b" }, ports: [{ port: 80 }] } }],
  ConfigMap: ["v1", { data: { a: "b" } }],
  Secret: ["v1", { data: { a: "Yg==" } }],
  Event: ["v1", { involvedObject: { namespace: "n" } }],
  Endpoints: ["v1", { subsets: [{ addresses: [{ ip: "10.0.0.1" }], ports: [{ port: 80 }] }] }],
  Deployment: ["apps/v1", { spec: { selector, template } }],
  ReplicaSet: ["apps/v1", { spec: { selector, template } }],
  StatefulSet: ["apps/v1", { spec: { selector, template, serviceName: "s" } }],
  DaemonSet: ["apps/v1", { spec: { selector, template } }],
  Job: ["batch/v1", { spec: { template: ends } }],
  CronJob: ["batch/v1", { spec: { schedule: "* * * * *", jobTemplate: { spec: { template: ends } } } }],
  HorizontalPodAutoscaler: [
    "autoscaling/v2",
    { spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "a" } } },
  ],
  Ingress: [
    "networking.k8s.io/v1",
    { spec: { defaultBackend: { service: { name: "a", port: { number: 80 } } } } },
  ],
  IngressClass: ["networking.k8s.io/v1", { spec: { controller: "a.b/c" } }],
  NetworkPolicy: ["networking.k8s.io/v1", { spec: { podSelector: {} } }],
  EndpointSlice: ["discovery.k8s.io/v1", { addressType: "IPv4", endpoints: [{ addresses: ["10.0.0.1"] }] }],
  PodDisruptionBudget: ["policy/v1", { spec: { minAvailable: 1, selector } }],
  Lease: ["coordination.k8s.io/v1", { spec: { leaseDurationSeconds: 15 } }],
  Role: [`${RBAC}/v1`, { rules: [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }] }],
  ClusterRole: [`${RBAC}/v1`, { rules: [{ verbs: ["get"], nonResourceURLs: ["/x"] }] }],
  RoleBinding: [
    `${RBAC}/v1`,
    { roleRef: { kind: "Role", name: "a" }, subjects: [{ kind: "User", name: "u" }] },
  ],
  ClusterRoleBinding: [`${RBAC}/v1`, { roleRef: { kind: "ClusterRole", name: "a" } }],
  ValidatingWebhookConfiguration: [
    "admissionregistration.k8s.io/v1",
    {
      webhooks: [
        {
          name: "a.b.c",
          sideEffects: "None",
          admissionReviewVersions: ["v1"],
          clientConfig: { url: "https://a" },
        },
      ],
    },
  ],
};

function decode(kindName: string, patch: JsonObject): K8sObject {
  const [apiVersion, base] = VALID[kindName] ?? ["", {}];
  const kind = findKind(apiVersion, kindName);
  const version = apiVersion.split("/").at(-1) ?? "";
  const schema = kind && schemaOf(kind, version);
  if (kind === undefined || schema === undefined) throw new Error(`${kindName} is not served`);
  const body = applyMergePatch(base, patch);
  const metadata = { name: "p", namespace: "n" };
  const content = decodeBuiltIn(kind, version, schema, { ...(isObject(body) ? body : {}), metadata });
  if (!content.ok) throw new Error(`${kindName}: ${content.problem}`);
  return { ...content.object, apiVersion, kind: kindName, metadata };
}

function errors(kindName: string, patch: JsonObject, current?: K8sObject): readonly string[] {
  const kind = findKind(VALID[kindName]?.[0] ?? "", kindName);
  const found = kind === undefined ? [] : validateBuiltIn(kind, decode(kindName, patch), current);
  return found.map(({ field, reason }) => `${field} ${reason.replace("FieldValue", "")}`);
}

describe("an object of a built-in kind", () => {
  it.each(Object.keys(VALID))("that is valid has no errors: %s", (kind) => {
    expect(errors(kind, {})).toEqual([]);
    expect(errors(kind, {}, decode(kind, {}))).toEqual([]);
  });

  it.each<readonly [string, string, JsonObject, readonly string[]]>([
    ["Pod", "without containers", { spec: { containers: null } }, ["spec.containers Required"]],
    [
      "Pod",
      "with two containers of one name",
      {
        spec: {
          containers: [
            { name: "a", image: "x" },
            { name: "a", image: "x" },
          ],
        },
      },
      ["spec.containers[1].name Duplicate"],
    ],
    [
      "Pod",
      "with a mount of no volume",
      { spec: { containers: [{ name: "a", image: "x", volumeMounts: [{ name: "v", mountPath: "/v" }] }] } },
      ["spec.containers[0].volumeMounts[0].name NotFound"],
    ],
    [
      "Pod",
      "that asks for more than its limit",
      {
        spec: {
          containers: [
            { name: "a", image: "x", resources: { limits: { cpu: "1" }, requests: { cpu: "1500m" } } },
          ],
        },
      },
      ["spec.containers[0].resources.requests Invalid"],
    ],
    [
      "Pod",
      "on the host's network with another port there",
      {
        spec: {
          hostNetwork: true,
          containers: [{ name: "a", image: "x", ports: [{ containerPort: 80, hostPort: 81 }] }],
        },
      },
      ["spec.containers[0].ports[0].hostPort Invalid"],
    ],
    [
      "Service",
      "with two ports, one without a name",
      { spec: { ports: [{ port: 1, name: "a" }, { port: 2 }] } },
      ["spec.ports[1].name Required"],
    ],
    [
      "Service",
      "with a port twice",
      {
        spec: {
          ports: [
            { port: 1, name: "a" },
            { port: 1, name: "b" },
          ],
        },
      },
      ["spec.ports[1] Duplicate"],
    ],
    [
      "Service",
      "with the same number for TCP and UDP",
      {
        spec: {
          ports: [
            { port: 1, name: "a" },
            { port: 1, name: "b", protocol: "UDP" },
          ],
        },
      },
      [],
    ],
    [
      "Service",
      "with a port out of range",
      { spec: { ports: [{ port: 70_000, targetPort: 80 }] } },
      ["spec.ports[0].port Invalid"],
    ],
    [
      "Service",
      "without a name to point at",
      { spec: { type: "ExternalName" } },
      ["spec.externalName Required"],
    ],
    ["Service", "without ports", { spec: { ports: null } }, ["spec.ports Required"]],
    ["Service", "without ports or address", { spec: { ports: null, clusterIP: "None" } }, []],
    [
      "Deployment",
      "whose selector misses its template",
      { spec: { selector: { matchLabels: { a: "c" } } } },
      ["spec.template.metadata.labels Invalid"],
    ],
    [
      "Deployment",
      "that selects everything",
      { spec: { selector: { matchLabels: null } } },
      ["spec.selector Invalid"],
    ],
    ["Deployment", "with fewer than no replicas", { spec: { replicas: -1 } }, ["spec.replicas Invalid"]],
    [
      "Deployment",
      "that is recreated step by step",
      { spec: { strategy: { type: "Recreate", rollingUpdate: { maxSurge: 1 } } } },
      ["spec.strategy.rollingUpdate Forbidden"],
    ],
    [
      "Deployment",
      "that can take no step",
      { spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } } },
      ["spec.strategy.rollingUpdate.maxUnavailable Invalid"],
    ],
    [
      "StatefulSet",
      "with an unknown policy",
      { spec: { podManagementPolicy: "X" } },
      ["spec.podManagementPolicy Invalid"],
    ],
    [
      "DaemonSet",
      "with an unknown strategy",
      { spec: { updateStrategy: { type: "X" } } },
      ["spec.updateStrategy NotSupported"],
    ],
    [
      "Job",
      "that never ends",
      { spec: { template: { spec: { restartPolicy: "Always" } } } },
      ["spec.template.spec.restartPolicy Required"],
    ],
    [
      "CronJob",
      "with a bad schedule and zone",
      { spec: { schedule: "x", timeZone: "X/Y" } },
      ["spec.schedule Invalid", "spec.timeZone Invalid"],
    ],
    [
      "HorizontalPodAutoscaler",
      "with more at least than at most",
      { spec: { minReplicas: 5 } },
      ["spec.maxReplicas Invalid"],
    ],
    ["Ingress", "without rules or backend", { spec: { defaultBackend: null } }, ["spec Invalid"]],
    [
      "NetworkPolicy",
      "for a direction there is not",
      { spec: { policyTypes: ["Up"] } },
      ["spec.policyTypes[0] NotSupported"],
    ],
    [
      "EndpointSlice",
      "with an address of another family",
      { addressType: "IPv6" },
      ["endpoints[0].addresses[0] Invalid"],
    ],
    ["Endpoints", "without addresses", { subsets: [{}] }, ["subsets[0] Required"]],
    ["PodDisruptionBudget", "with both bounds", { spec: { maxUnavailable: 1 } }, ["spec Invalid"]],
    [
      "Role",
      "for URLs",
      { rules: [{ verbs: ["get"], nonResourceURLs: ["/x"] }] },
      ["rules[0].nonResourceURLs Invalid"],
    ],
    [
      "RoleBinding",
      "of an unknown subject",
      { subjects: [{ kind: "X", name: "a" }] },
      ["subjects[0].kind NotSupported"],
    ],
    [
      "ClusterRoleBinding",
      "of a role of a namespace",
      { roleRef: { kind: "Role" } },
      ["roleRef.kind NotSupported"],
    ],
    ["ConfigMap", "with a bad key", { data: { "a b": "" } }, ["data[a b] Invalid"]],
    [
      "Secret",
      "for TLS without its parts",
      { type: "kubernetes.io/tls" },
      ["data[tls.crt] Required", "data[tls.key] Required"],
    ],
    [
      "Event",
      "of another namespace",
      { involvedObject: { namespace: "other" } },
      ["involvedObject.namespace Invalid"],
    ],
    [
      "Lease",
      "that is over at once",
      { spec: { leaseDurationSeconds: 0 } },
      ["spec.leaseDurationSeconds Invalid"],
    ],
    [
      "ValidatingWebhookConfiguration",
      "with a short name",
      {
        webhooks: [
          {
            name: "a",
            sideEffects: "None",
            admissionReviewVersions: ["v1"],
            clientConfig: { url: "https://a" },
          },
        ],
      },
      ["webhooks[0].name Invalid"],
    ],
  ])("%s %s is refused for it", (kind, _, patch, expected) => {
    expect(errors(kind, patch)).toEqual(expected);
  });

  it.each<readonly [string, JsonObject, readonly string[]]>([
    ["Deployment", { spec: { replicas: 5 } }, []],
    [
      "Deployment",
      { spec: { selector: { matchLabels: { a: "c" } }, template: { metadata: { labels: { a: "c" } } } } },
      ["spec.selector Invalid"],
    ],
    ["StatefulSet", { spec: { replicas: 5 } }, []],
    ["StatefulSet", { spec: { serviceName: "other" } }, ["spec Forbidden"]],
    ["Pod", { spec: { containers: [{ name: "a", image: "x:2" }] } }, []],
    ["Pod", { spec: { containers: [{ name: "a", image: "x:1", command: ["c"] }] } }, ["spec Forbidden"]],
    [
      "Pod",
      {
        spec: {
          containers: [
            { name: "a", image: "x:1" },
            { name: "b", image: "y:1" },
          ],
        },
      },
      ["spec.containers Forbidden"],
    ],
    ["Job", { spec: { completions: 5 } }, ["spec.completions Invalid"]],
    ["Secret", { type: "a/b" }, ["type Invalid"]],
    ["RoleBinding", { roleRef: { name: "b" } }, ["roleRef Invalid"]],
    ["EndpointSlice", { addressType: "FQDN" }, ["addressType Invalid"]],
  ])("may change of a %s by %j only what may change", (kind, patch, expected) => {
    expect(errors(kind, patch, decode(kind, {}))).toEqual(expected);
  });

  it("keeps the address a Service was given, and what was declared immutable", () => {
    const addressed = decode("Service", { spec: { clusterIP: "10.0.0.1" } });
    expect(errors("Service", { spec: { clusterIP: "10.0.0.2" } }, addressed)).toEqual([
      "spec.clusterIPs[0] Invalid",
    ]);
    const fixed = decode("ConfigMap", { immutable: true });
    expect(errors("ConfigMap", { immutable: true, data: { a: "c" } }, fixed)).toEqual(["data Forbidden"]);
    expect(errors("ConfigMap", {}, fixed)).toEqual(["immutable Forbidden"]);
  });
});
