import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textMapAt } from "@/lib/domain/mesh/read-json";
import { derive } from "./derive";
import { BY_NAMESPACE } from "./indexes";
import type { MeshView } from "./mesh-view";
import { isSelected, type MeshWorkload } from "./workloads-of";

/** The labels by which a Service selects pods; empty where it selects none. */
export function serviceSelector({ data }: ClusterObject): Readonly<Record<string, string>> {
  return textMapAt(objectAt(data, "spec"), "selector");
}

/** The Services of a namespace by the first label of their selectors; the key is the namespace. */
const BY_FIRST_LABEL = derive("services by selector", (namespace: string, mesh) => {
  const filed = new Map<string, ClusterObject[]>();
  for (const service of mesh.find(BY_NAMESPACE, `Service/${namespace}`)) {
    const [first] = Object.entries(serviceSelector(service));
    if (first === undefined) continue;
    const key = first.join("=");
    const services = filed.get(key);
    if (services) services.push(service);
    else filed.set(key, [service]);
  }
  return filed;
});

/** The Services that select a workload's pods. */
export function servicesOfWorkload(mesh: MeshView, workload: MeshWorkload): readonly ClusterObject[] {
  const filed = mesh.memo(BY_FIRST_LABEL, workload.ref.namespace);
  const labels = workload.labelSets.flatMap((set) => Object.entries(set));
  return [...new Set(labels.map((label) => label.join("=")))]
    .flatMap((label) => filed.get(label) ?? [])
    .filter((service) => isSelected(workload, serviceSelector(service)));
}
