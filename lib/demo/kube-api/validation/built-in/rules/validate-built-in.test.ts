import { describe, expect, it } from "vitest";
import { BUILT_IN_OBJECTS, builtInErrors, builtInObject } from "@/lib/testing/built-in-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

describe("an object of a built-in kind", () => {
  it.each(Object.keys(BUILT_IN_OBJECTS))("that is valid has no errors: %s", (kind) => {
    expect(builtInErrors(kind, {})).toEqual([]);
    expect(builtInErrors(kind, {}, builtInObject(kind, {}))).toEqual([]);
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
    expect(builtInErrors(kind, patch)).toEqual(expected);
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
    expect(builtInErrors(kind, patch, builtInObject(kind, {}))).toEqual(expected);
  });

  it("keeps the address a Service was given, and what was declared immutable", () => {
    const addressed = builtInObject("Service", { spec: { clusterIP: "10.0.0.1" } });
    expect(builtInErrors("Service", { spec: { clusterIP: "10.0.0.2" } }, addressed)).toEqual([
      "spec.clusterIPs[0] Invalid",
    ]);
    const fixed = builtInObject("ConfigMap", { immutable: true });
    expect(builtInErrors("ConfigMap", { immutable: true, data: { a: "c" } }, fixed)).toEqual([
      "data Forbidden",
    ]);
    expect(builtInErrors("ConfigMap", {}, fixed)).toEqual(["immutable Forbidden"]);
  });
});
