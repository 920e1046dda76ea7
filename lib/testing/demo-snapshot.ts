import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import { kindKeyOf } from "@/lib/domain/validations/indexes";

function clusterObjectOf(object: K8sObject): ClusterObject {
  const { apiVersion, kind, metadata, ...data } = object;
  const controller = objectsAt(metadata, "ownerReferences").find((one) => one["controller"] === true);
  return {
    apiVersion,
    kind,
    meta: {
      namespace: metadata.namespace ?? "",
      name: metadata.name,
      uid: metadata.uid ?? "",
      resourceVersion: metadata.resourceVersion ?? "",
      creationTimestamp: metadata.creationTimestamp ?? "",
      labels: metadata.labels ?? {},
      annotations: metadata.annotations ?? {},
      owner: controller ? { kind: textAt(controller, "kind"), name: textAt(controller, "name") } : null,
    },
    data,
  };
}

/** A snapshot of objects as they are written, without anything that controllers or an API server would add. */
export function demoSnapshot(written: readonly K8sObject[]): ClusterSnapshot {
  const byKind = new Map<string, ClusterObject[]>();
  const byName = new Map<string, ClusterObject>();
  for (const object of written.map(clusterObjectOf)) {
    const key = kindKeyOf(object);
    const others = byKind.get(key);
    if (others) others.push(object);
    else byKind.set(key, [object]);
    byName.set(`${key}/${object.meta.namespace}/${object.meta.name}`, object);
  }
  return {
    revision: 1,
    list: (kind) => byKind.get(kind) ?? [],
    get: (kind, namespace, name) => byName.get(`${kind}/${namespace}/${name}`),
  };
}
