import { groupBy } from "../../world/group-by";
import type { K8sObject } from "../../world/k8s-object";
import type { ObjectsView } from "../../world/objects-view";
import { textMap, textOr } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import { readMeshConfig } from "./mesh-config";
import { podGroups } from "./pod-groups";

const byNamespaceAndName = (left: K8sObject, right: K8sObject): number => {
  const [a, b] = [left, right].map(({ metadata }) => `${metadata.namespace ?? ""}/${metadata.name}`);
  if (a === b) return 0;
  return (a ?? "") < (b ?? "") ? -1 : 1;
};

/** Each list in order, so that the order in which a view gives objects decides nothing. */
function orderedObjects(view: ObjectsView): MeshWorld["objects"] {
  const known = new Map<string, readonly K8sObject[]>();
  return (group, kind) => {
    const key = `${group}/${kind}`;
    const found = known.get(key) ?? view.list(group, kind).toSorted(byNamespaceAndName);
    known.set(key, found);
    return found;
  };
}

/** Reads a view once; nothing is looked up in the view again after a first question about a kind. */
export function meshWorld(view: ObjectsView): MeshWorld {
  const objects = orderedObjects(view);
  const groups = podGroups(objects("", "Pod"));
  const byWorkload = groupBy(groups, ({ end }) => `${end.namespace}/${end.workload}`);
  const namespaces = new Map(objects("", "Namespace").map((one) => [one.metadata.name, one]));
  const meshConfig = readMeshConfig(objects("", "ConfigMap"));
  return {
    objects,
    groups,
    groupsOf: (namespace, workload) => byWorkload.get(`${namespace}/${workload}`) ?? [],
    namespaceLabels: (namespace) => textMap(namespaces.get(namespace)?.metadata.labels),
    meshConfig,
    rootNamespace: textOr(meshConfig["rootNamespace"]) || "istio-system",
  };
}
