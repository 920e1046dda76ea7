import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "./k8s-object";
import { objectMeta } from "./object-meta";

/** A namespace; with injection its new pods get a sidecar. `labels` come on top. */
export const namespaceObject = (
  name: string,
  injection: boolean,
  labels: Readonly<Record<string, string>> = {},
): K8sObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: objectMeta(
    { kind: "Namespace", name },
    {
      labels: {
        "kubernetes.io/metadata.name": name,
        ...(injection ? { "istio-injection": "enabled" } : {}),
        ...labels,
      },
    },
  ),
  spec: { finalizers: ["kubernetes"] },
  status: { phase: "Active" },
});

export const serviceAccount = (namespace: string, name: string): K8sObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: objectMeta({ kind: "ServiceAccount", name, namespace }),
});

/** An object of networking.istio.io/v1 or security.istio.io/v1. */
export const istioObject = (
  group: "networking" | "security",
  kind: string,
  identity: { readonly namespace: string; readonly name: string },
  spec: JsonObject,
): K8sObject => ({
  apiVersion: `${group}.istio.io/v1`,
  kind,
  metadata: objectMeta({ kind, ...identity }, { generation: 1 }),
  spec,
});
