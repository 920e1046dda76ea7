import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { findKind } from "@/lib/demo/kube-api/kinds/find-kind";
import { schemaOf } from "@/lib/demo/kube-api/schemas/schema-of";
import { decodeBuiltIn } from "@/lib/demo/kube-api/validation/built-in/decode-built-in";
import { validateBuiltIn } from "@/lib/demo/kube-api/validation/built-in/rules/validate-built-in";
import { applyMergePatch } from "@/lib/demo/kube-api/write/merge-patch";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { isObject } from "@/lib/demo/world/read-json";

const template = { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "a", image: "x:1" }] } };
const ends = { spec: { restartPolicy: "Never", containers: [{ name: "a", image: "x" }] } };
const selector = { matchLabels: { a: "b" } };
const RBAC = "rbac.authorization.k8s.io";

/** A valid object of each kind, without metadata. */
export const BUILT_IN_OBJECTS: Readonly<Record<string, readonly [apiVersion: string, content: JsonObject]>> =
  {
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

/** A valid object of a kind with a change, decoded as the simulated API server does; throws where it cannot be. */
export function builtInObject(kindName: string, patch: JsonObject): K8sObject {
  const [apiVersion, base] = BUILT_IN_OBJECTS[kindName] ?? ["", {}];
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

/** What is wrong with a valid object of a kind after a change, as `field Reason`; `current` is what it is to replace. */
export function builtInErrors(kindName: string, patch: JsonObject, current?: K8sObject): readonly string[] {
  const kind = findKind(BUILT_IN_OBJECTS[kindName]?.[0] ?? "", kindName);
  const found = kind === undefined ? [] : validateBuiltIn(kind, builtInObject(kindName, patch), current);
  return found.map(({ field, reason }) => `${field} ${reason.replace("FieldValue", "")}`);
}
