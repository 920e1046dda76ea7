import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "./k8s-object";
import { objectMeta } from "./object-meta";

interface Injector {
  readonly name: string;
  /** The revision of the control plane that injects. */
  readonly revision: string;
  /** The value of the label istio.io/rev that asks for it: the revision, or a tag of it. */
  readonly selected: string;
  /** Whether it also serves `istio-injection: enabled` and `sidecar.istio.io/inject: "true"`. */
  readonly isDefault: boolean;
}

const REV = "istio.io/rev";
const INJECTION = "istio-injection";
const INJECT = "sidecar.istio.io/inject";
const is = (key: string, ...values: readonly string[]): JsonObject => ({ key, operator: "In", values });
const not = (key: string, ...values: readonly string[]): JsonObject => ({ key, operator: "NotIn", values });
const absent = (key: string): JsonObject => ({ key, operator: "DoesNotExist" });

function webhook(
  prefix: string,
  service: string,
  namespace: readonly JsonObject[],
  object: readonly JsonObject[],
): JsonObject {
  return {
    name: `${prefix}.sidecar-injector.istio.io`,
    admissionReviewVersions: ["v1"],
    clientConfig: { service: { name: service, namespace: "istio-system", path: "/inject", port: 443 } },
    failurePolicy: "Fail",
    matchPolicy: "Equivalent",
    namespaceSelector: { matchExpressions: namespace },
    objectSelector: { matchExpressions: object },
    reinvocationPolicy: "Never",
    rules: [
      { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"], scope: "*" },
    ],
    sideEffects: "None",
    timeoutSeconds: 10,
  };
}

/**
 * The MutatingWebhookConfiguration by which the API server lets istiod inject sidecars, of a revision or of a tag of one.
 * https://istio.io/latest/docs/ops/configuration/mesh/injection-concepts/
 */
export function injectorWebhook({ name, revision, selected, isDefault }: Injector): K8sObject {
  const service = revision === "default" ? "istiod" : `istiod-${revision}`;
  const of = (prefix: string, namespace: readonly JsonObject[], object: readonly JsonObject[]): JsonObject =>
    webhook(prefix, service, namespace, object);
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingWebhookConfiguration",
    metadata: objectMeta(
      { kind: "MutatingWebhookConfiguration", name },
      {
        labels: {
          app: "sidecar-injector",
          "istio.io/rev": revision,
          ...(selected === revision ? {} : { "istio.io/tag": selected }),
        },
      },
    ),
    webhooks: [
      of("rev.namespace", [is(REV, selected), absent(INJECTION)], [not(INJECT, "false")]),
      of("rev.object", [absent(REV), absent(INJECTION)], [not(INJECT, "false"), is(REV, selected)]),
      ...(isDefault
        ? [
            of("namespace", [is(INJECTION, "enabled")], [not(INJECT, "false")]),
            of("object", [absent(INJECTION), absent(REV)], [is(INJECT, "true"), absent(REV)]),
          ]
        : []),
    ],
  };
}
