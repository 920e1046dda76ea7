import { SERVED_KINDS } from "../../kube-api/kinds/served-kinds";
import type { K8sObject } from "../../world/k8s-object";
import type { ObjectsView } from "../../world/objects-view";

/** The kinds whose objects own others, by group. */
const OWNERS = [
  ["apps", "Deployment"],
  ["apps", "ReplicaSet"],
  ["apps", "StatefulSet"],
  ["apps", "DaemonSet"],
  ["batch", "Job"],
  ["batch", "CronJob"],
  ["", "Service"],
  ["gateway.networking.k8s.io", "Gateway"],
] as const;

/** The kinds whose objects are owned. */
const OWNED = [
  ["", "Pod"],
  ["apps", "ReplicaSet"],
  ["apps", "Deployment"],
  ["batch", "Job"],
  ["discovery.k8s.io", "EndpointSlice"],
  ["", "Service"],
  ["", "ServiceAccount"],
  ["autoscaling", "HorizontalPodAutoscaler"],
] as const;

export const OWNER_KINDS: ReadonlySet<string> = new Set<string>(OWNERS.map(([, kind]) => kind));

export const ownersIn = (view: ObjectsView): readonly K8sObject[] =>
  OWNERS.flatMap(([group, kind]) => view.list(group, kind));

export const ownedIn = (view: ObjectsView): readonly K8sObject[] =>
  OWNED.flatMap(([group, kind]) => view.list(group, kind));

/** Every object that lives in a namespace: any of them may be deleted with a word about its dependents. */
export const everythingIn = (view: ObjectsView): readonly K8sObject[] =>
  SERVED_KINDS.flatMap(({ namespaced, group, kind }) => (namespaced ? view.list(group, kind) : []));
