import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import type { PodGroup } from "./pod-group";

/** The cluster of one moment, read once. Modules keep indexes of it by `perWorld`. */
export interface MeshWorld {
  /** All objects of a kind in an API group, whatever their version, in order of namespace and name; the core group is "". */
  objects(group: string, kind: string): readonly K8sObject[];
  /** Groups of ready pods. */
  readonly groups: readonly PodGroup[];
  /** The groups of a workload; empty where it has no ready pod. */
  groupsOf(namespace: string, workload: string): readonly PodGroup[];
  namespaceLabels(namespace: string): ReadonlyMap<string, string>;
  /** Istio's MeshConfig, parsed from the ConfigMap `istio` of the root namespace; {} where it cannot be read. */
  readonly meshConfig: JsonObject;
  /** Where mesh-wide policies live: meshConfig.rootNamespace, else istio-system. */
  readonly rootNamespace: string;
}
