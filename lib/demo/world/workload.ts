import type { AddressPool } from "./address-pool";
import type { K8sObject } from "./k8s-object";
import { objectMeta, ownedBy } from "./object-meta";
import { podObject, podSpec } from "./pod";
import { stableHash } from "./stable-hash";
import type { WorkloadSpec } from "./workload-spec";

/** A ReplicaSet's pod-template-hash, in the alphabet Kubernetes uses for it. */
const shortHash = (text: string, length: number): string =>
  stableHash(text).toString(36).padStart(length, "b").slice(-length);

function deployment(spec: WorkloadSpec): K8sObject {
  const { namespace, name, labels, replicas, annotations } = spec;
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: objectMeta({ kind: "Deployment", name, namespace }, { labels, generation: 1 }),
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels, annotations }, spec: podSpec({ ...spec, proxy: injected(spec) }) },
    },
    status: {
      observedGeneration: 1,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
    },
  };
}

/** A sidecar is injected into pods, so the template does not show it; a gateway's template is its proxy. */
const injected = (spec: WorkloadSpec): WorkloadSpec["proxy"] =>
  spec.proxy === "gateway" ? "gateway" : "none";

function replicaSet(spec: WorkloadSpec, owner: K8sObject, hash: string): K8sObject {
  const { namespace, name, replicas, annotations } = spec;
  const labels = { ...spec.labels, "pod-template-hash": hash };
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: objectMeta(
      { kind: "ReplicaSet", name: `${name}-${hash}`, namespace },
      { labels, generation: 1, ...ownedBy(owner) },
    ),
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels, annotations }, spec: podSpec({ ...spec, proxy: injected(spec) }) },
    },
    status: {
      observedGeneration: 1,
      replicas,
      fullyLabeledReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
    },
  };
}

/** A workload's Deployment, its ReplicaSet and its running pods. */
export function workloadObjects(spec: WorkloadSpec, addresses: AddressPool): readonly K8sObject[] {
  const hash = shortHash(`${spec.namespace}/${spec.name}`, 9);
  const deployed = deployment(spec);
  const replicas = replicaSet(spec, deployed, hash);
  const pods = Array.from({ length: spec.replicas }, (_, index) => {
    const name = `${spec.name}-${hash}-${shortHash(`${spec.namespace}/${spec.name}/${index}`, 5)}`;
    return podObject(spec, { name, hash, owner: replicas, address: addresses.next() });
  });
  return [deployed, replicas, ...pods];
}
