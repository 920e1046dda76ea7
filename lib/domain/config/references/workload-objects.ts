import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";
import type { Named } from "./named";
import type { ReferenceRule } from "./reference-rule";

/**
 * What a ServiceEntry names: the WorkloadEntries and pods it selects in its namespace.
 * https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-workload_selector
 */
export const serviceEntryReferences: ReferenceRule = (object, mesh) => {
  const { namespace } = object.meta;
  const labels = textMapAt(objectAt(objectAt(object.data, "spec"), "workloadSelector"), "labels");
  const wanted = Object.entries(labels);
  const entries = wanted.length === 0 ? [] : mesh.snapshot.list("WorkloadEntry");
  return [
    ...mesh.workloads(namespace, labels, "selects"),
    ...entries
      .filter(({ meta, data }) => {
        const own = textMapAt(objectAt(data, "spec"), "labels");
        return meta.namespace === namespace && wanted.every(([key, value]) => own[key] === value);
      })
      .map(({ meta }) => ({ kind: "WorkloadEntry", namespace, name: meta.name, role: "selects" })),
    ...waypoint(object),
  ];
};

/** What a WorkloadEntry names: its service account, and the WorkloadGroup it was registered by. */
export const workloadEntryReferences: ReferenceRule = ({ meta, data }) => {
  const group = meta.annotations["istio.io/autoRegistrationGroup"] ?? "";
  return [
    ...account(objectAt(data, "spec"), meta.namespace),
    ...(group === ""
      ? []
      : [{ kind: "WorkloadGroup", namespace: meta.namespace, name: group, role: "group" }]),
  ];
};

/** What a WorkloadGroup names: the service account of its entries. */
export const workloadGroupReferences: ReferenceRule = ({ meta, data }) =>
  account(objectAt(objectAt(data, "spec"), "template"), meta.namespace);

function account(holder: JsonObject, namespace: string): readonly Named[] {
  const name = textAt(holder, "serviceAccount");
  return name === "" ? [] : [{ kind: "ServiceAccount", namespace, name, role: "service account" }];
}

/** What a Service names: the workloads it selects, and its waypoint. */
export const serviceReferences: ReferenceRule = (object, mesh) => [
  ...mesh.workloads(object.meta.namespace, textMapAt(objectAt(object.data, "spec"), "selector"), "selects"),
  ...waypoint(object),
];

/** What a Namespace names: the waypoint of what is in it. */
export const namespaceReferences: ReferenceRule = (object) => waypoint(object);

/** https://istio.io/latest/docs/ambient/usage/waypoint/#configure-a-service-to-use-a-specific-waypoint */
function waypoint({ kind, meta }: ClusterObject): readonly Named[] {
  const name = meta.labels["istio.io/use-waypoint"] ?? "";
  if (name === "" || name === "none") return [];
  const own = kind === "Namespace" ? meta.name : meta.namespace;
  const namespace = meta.labels["istio.io/use-waypoint-namespace"] ?? own;
  return [{ kind: "Gateway.gateway.networking.k8s.io", namespace, name, role: "waypoint" }];
}
