import { SERVED_KINDS } from "../../kube-api/kinds/served-kinds";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, textsIn } from "../../world/read-json";
import type { Controller, Write } from "../controller";

const NAMESPACED = SERVED_KINDS.filter(({ namespaced }) => namespaced);

const isTerminating = (namespace: K8sObject): boolean =>
  namespace.metadata["deletionTimestamp"] !== undefined;

/**
 * Empties namespaces that are being deleted and then lets them go; an object that a finalizer holds keeps its namespace.
 * https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace
 */
export const namespaceEmptier: Controller = {
  name: "namespace-controller",
  reconcile: (view) => {
    const ending = view.list("", "Namespace").filter(isTerminating);
    if (ending.length === 0) return { writes: [], wakeAt: null };
    const names = new Set(ending.map(({ metadata }) => metadata.name));
    const contents = NAMESPACED.flatMap(({ group, kind }) => view.list(group, kind)).filter(({ metadata }) =>
      names.has(metadata.namespace ?? ""),
    );
    const held = contents.filter(({ metadata }) => textsIn(metadata["finalizers"]).length > 0);
    const full = new Set(held.map(({ metadata }) => metadata.namespace));
    const gone = [
      ...contents.filter((object) => !held.includes(object)),
      ...ending.filter(
        (one) => !full.has(one.metadata.name) && textsIn(jsonAt(one, "metadata", "finalizers")).length === 0,
      ),
    ];
    return { writes: gone.map((object): Write => ({ op: "delete", object })), wakeAt: null };
  },
};
