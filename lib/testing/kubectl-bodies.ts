import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** The bodies that kubectl 1.32 sent for some of its commands, in base64, and the objects that they are. */
export const KUBECTL_BODIES: readonly (readonly [command: string, base64: string, object: JsonObject])[] = [
  [
    "create deployment",
    "azhzAAoVCgdhcHBzL3YxEgpEZXBsb3ltZW50EsEBCiMKA3dlYhIAGgRwYm5zIgAqADIAOABCAFoKCgNhcHASA3dlYhKLAQgCEgwKCgoDYXBwEgN3ZWIacQocCgASABoAIgAqADIAOABCAFoKCgNhcHASA3dlYhJREjMKBW5naW54EgpuZ2lueDoxLjI3KgAyCgoAEAAYUCIAKgBCAGoAcgCAAQCIAQCQAQCiAQAaADIAQgBKAFIAWABgAGgAggEAigEAmgEAwgEAIgIKACgAOAAaDAgAEAAYACAAKAA4ABoAIgA=",
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web", namespace: "pbns", labels: { app: "web" } },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: "web" } },
        template: {
          metadata: { labels: { app: "web" } },
          spec: {
            containers: [
              { name: "nginx", image: "nginx:1.27", ports: [{ containerPort: 80 }], resources: {} },
            ],
          },
        },
        strategy: {},
      },
      status: {},
    },
  ],
  [
    "create service clusterip",
    "azhzAAoNCgJ2MRIHU2VydmljZRJtCiMKA3dlYhIAGgRwYm5zIgAqADIAOABCAFoKCgNhcHASA3dlYhJCChsKBzgwLTgwODASA1RDUBhQIgcIABCQPxoAKAASCgoDYXBwEgN3ZWIaACIJQ2x1c3RlcklQOgBCAFIAWgBgAGgAGgIKABoAIgA=",
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", namespace: "pbns", labels: { app: "web" } },
      spec: {
        ports: [{ name: "80-8080", protocol: "TCP", port: 80, targetPort: 8080 }],
        selector: { app: "web" },
        type: "ClusterIP",
      },
      status: { loadBalancer: {} },
    },
  ],
  [
    "create cronjob",
    "azhzAAoTCghiYXRjaC92MRIHQ3JvbkpvYhKuAQoYCgR0aWNrEgAaBHBibnMiACoAMgA4AEIAEo8BCgsqLzUgKiAqICogKhoAKn4KFAoEdGljaxIAGgAiACoAMgA4AEIAEmYyZAoQCgASABoAIgAqADIAOABCABJQEikKBHRpY2sSB2J1c3lib3gaBGRhdGUqAEIAagByAIABAIgBAJABAKIBABoJT25GYWlsdXJlMgBCAEoAUgBYAGAAaACCAQCKAQCaAQDCAQAaABoAIgA=",
    {
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata: { name: "tick", namespace: "pbns" },
      spec: {
        schedule: "*/5 * * * *",
        jobTemplate: {
          metadata: { name: "tick" },
          spec: {
            template: {
              metadata: {},
              spec: {
                containers: [{ name: "tick", image: "busybox", command: ["date"], resources: {} }],
                restartPolicy: "OnFailure",
              },
            },
          },
        },
      },
      status: {},
    },
  ],
  [
    "create job --from=cronjob",
    "azhzAAoPCghiYXRjaC92MRIDSm9iEsACCokBCgVhZ2FpbhIAGgRwYm5zIgAqADIAOABCAGIrCiFjcm9uam9iLmt1YmVybmV0ZXMuaW8vaW5zdGFudGlhdGUSBm1hbnVhbGpBCgdDcm9uSm9iGgR0aWNrIiQzYmU5YmNhMS0yM2NhLTRkNzEtYjA3NC1kMGNhMjZmNzI0YTIqCGJhdGNoL3YxMAESpwEypAEKEAoAEgAaACIAKgAyADgAQgASjwESRwoEdGljaxIHYnVzeWJveBoEZGF0ZSoAQgBqFC9kZXYvdGVybWluYXRpb24tbG9ncgZBbHdheXOAAQCIAQCQAQCiAQRGaWxlGglPbkZhaWx1cmUgHjIMQ2x1c3RlckZpcnN0QgBKAFIAWABgAGgAcgCCAQCKAQCaARFkZWZhdWx0LXNjaGVkdWxlcsIBABoIIAAoADAAOgAaACIA",
    {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: {
        name: "again",
        namespace: "pbns",
        annotations: { "cronjob.kubernetes.io/instantiate": "manual" },
        ownerReferences: [
          {
            kind: "CronJob",
            name: "tick",
            uid: "3be9bca1-23ca-4d71-b074-d0ca26f724a2",
            apiVersion: "batch/v1",
            controller: true,
          },
        ],
      },
      spec: {
        template: {
          metadata: {},
          spec: {
            containers: [
              {
                name: "tick",
                image: "busybox",
                command: ["date"],
                resources: {},
                terminationMessagePath: "/dev/termination-log",
                imagePullPolicy: "Always",
                terminationMessagePolicy: "File",
              },
            ],
            restartPolicy: "OnFailure",
            terminationGracePeriodSeconds: 30,
            dnsPolicy: "ClusterFirst",
            securityContext: {},
            schedulerName: "default-scheduler",
          },
        },
      },
      status: {},
    },
  ],
  [
    "create ingress",
    "azhzAAofChRuZXR3b3JraW5nLms4cy5pby92MRIHSW5ncmVzcxJ0ChkKBWZyb250EgAaBHBibnMiACoAMgA4AEIAElMSGwoPd2ViLmV4YW1wbGUuY29tEgh3ZWItY2VydBo0Cg93ZWIuZXhhbXBsZS5jb20SIQofCh0KBC9hcGkSDSILCgN3ZWISBAoAEFAaBlByZWZpeBoCCgAaACIA",
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "Ingress",
      metadata: { name: "front", namespace: "pbns" },
      spec: {
        tls: [{ hosts: ["web.example.com"], secretName: "web-cert" }],
        rules: [
          {
            host: "web.example.com",
            http: {
              paths: [
                {
                  path: "/api",
                  backend: { service: { name: "web", port: { number: 80 } } },
                  pathType: "Prefix",
                },
              ],
            },
          },
        ],
      },
      status: { loadBalancer: {} },
    },
  ],
  [
    "create poddisruptionbudget",
    "azhzAAogCglwb2xpY3kvdjESE1BvZERpc3J1cHRpb25CdWRnZXQSQAoXCgN3ZWISABoEcGJucyIAKgAyADgAQgASGQoJCAEQABoDNTAlEgwKCgoDYXBwEgN3ZWIaCggAGAAgACgAMAAaACIA",
    {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: { name: "web", namespace: "pbns" },
      spec: { minAvailable: "50%", selector: { matchLabels: { app: "web" } } },
      status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
    },
  ],
  [
    "create configmap",
    "azhzAAoPCgJ2MRIJQ29uZmlnTWFwEiIKGAoEY29uZhIAGgRwYm5zIgAqADIAOABCABIGCgFhEgFiGgAiAA==",
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "conf", namespace: "pbns" }, data: { a: "b" } },
  ],
  [
    "create secret",
    "azhzAAoMCgJ2MRIGU2VjcmV0EiQKGAoEa2V5cxIAGgRwYm5zIgAqADIAOABCABIGCgFhEgFiGgAaACIA",
    { apiVersion: "v1", kind: "Secret", metadata: { name: "keys", namespace: "pbns" }, data: { a: "Yg==" } },
  ],
  [
    "create role",
    "azhzAAokChxyYmFjLmF1dGhvcml6YXRpb24uazhzLmlvL3YxEgRSb2xlEjEKGgoGcmVhZGVyEgAaBHBibnMiACoAMgA4AEIAEhMKA2dldAoEbGlzdBIAGgRwb2RzGgAiAA==",
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { name: "reader", namespace: "pbns" },
      rules: [{ verbs: ["get", "list"], apiGroups: [""], resources: ["pods"] }],
    },
  ],
  [
    "create rolebinding",
    "azhzAAorChxyYmFjLmF1dGhvcml6YXRpb24uazhzLmlvL3YxEgtSb2xlQmluZGluZxJqChoKBnJlYWRlchIAGgRwYm5zIgAqADIAOABCABIhCg5TZXJ2aWNlQWNjb3VudBIAGgdkZWZhdWx0IgRwYm5zGikKGXJiYWMuYXV0aG9yaXphdGlvbi5rOHMuaW8SBFJvbGUaBnJlYWRlchoAIgA=",
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: { name: "reader", namespace: "pbns" },
      subjects: [{ kind: "ServiceAccount", name: "default", namespace: "pbns" }],
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "reader" },
    },
  ],
  [
    "create namespace",
    "azhzAAoPCgJ2MRIJTmFtZXNwYWNlEh0KFQoFcGJuczISABoAIgAqADIAOABCABIAGgIKABoAIgA=",
    { apiVersion: "v1", kind: "Namespace", metadata: { name: "pbns2" }, spec: {}, status: {} },
  ],
  [
    "create token",
    "azhzAAooChhhdXRoZW50aWNhdGlvbi5rOHMuaW8vdjESDFRva2VuUmVxdWVzdBIdChAKABIAGgAiACoAMgA4AEIAEgMgkBwaBAoAEgAaACIA",
    {
      apiVersion: "authentication.k8s.io/v1",
      kind: "TokenRequest",
      metadata: {},
      spec: { expirationSeconds: 3600 },
      status: { token: "", expirationTimestamp: null },
    },
  ],
  [
    "auth can-i",
    "azhzAAoyChdhdXRob3JpemF0aW9uLms4cy5pby92MRIXU2VsZlN1YmplY3RBY2Nlc3NSZXZpZXcSOgoQCgASABoAIgAqADIAOABCABIcChoKBHBibnMSBGxpc3QaACIAKgRwb2RzMgA6ABoICAASABoAIAAaACIA",
    {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectAccessReview",
      metadata: {},
      spec: { resourceAttributes: { namespace: "pbns", verb: "list", resource: "pods" } },
      status: { allowed: false },
    },
  ],
  [
    "auth whoami",
    "azhzAAotChhhdXRoZW50aWNhdGlvbi5rOHMuaW8vdjESEVNlbGZTdWJqZWN0UmV2aWV3EhoKEAoAEgAaACIAKgAyADgAQgASBgoECgASABoAIgA=",
    {
      apiVersion: "authentication.k8s.io/v1",
      kind: "SelfSubjectReview",
      metadata: {},
      status: { userInfo: {} },
    },
  ],
];
