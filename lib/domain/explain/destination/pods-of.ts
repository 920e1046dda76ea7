import type { ClusterObject } from "../../mesh/cluster-object";
import type { ClusterSnapshot } from "../../mesh/cluster-snapshot";
import { objectAt, textAt } from "../../mesh/read-json";
import { workloadOfPod } from "../../mesh/workload-of-pod";
import type { MeshRouting } from "../../routing/mesh-routing";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { isReady } from "../../routing/workload-index";

/** A pod that requests may reach. */
export interface EndPod {
  readonly object: ClusterObject;
  readonly address: string;
  readonly ready: boolean;
  readonly running: boolean;
  readonly workload: MeshWorkload;
}

/** The pods of a cluster. */
export interface EndPods {
  inNamespace(namespace: string): readonly EndPod[];
  at(address: string): EndPod | undefined;
  named(namespace: string, name: string): EndPod | undefined;
}

const read = new WeakMap<ClusterSnapshot, EndPods>();

function endPod(mesh: MeshRouting, object: ClusterObject): readonly EndPod[] {
  const { namespace } = object.meta;
  const workload = mesh.registry.workloads.get(namespace, workloadOfPod(object.meta, mesh.snapshot));
  if (!workload) return [];
  const status = objectAt(object.data, "status");
  return [
    {
      object,
      address: textAt(status, "podIP"),
      ready: isReady(object),
      running: textAt(status, "phase") === "Running",
      workload,
    },
  ];
}

/** Reads the pods of a cluster and the workloads they are of, once for each snapshot. */
export function podsOf(mesh: MeshRouting): EndPods {
  const held = read.get(mesh.snapshot);
  if (held) return held;
  const byNamespace = new Map<string, EndPod[]>();
  const byAddress = new Map<string, EndPod>();
  const byName = new Map<string, EndPod>();
  for (const pod of mesh.snapshot.list("Pod").flatMap((object) => endPod(mesh, object))) {
    const { namespace, name } = pod.object.meta;
    const others = byNamespace.get(namespace);
    if (others) others.push(pod);
    else byNamespace.set(namespace, [pod]);
    byName.set(`${namespace}/${name}`, pod);
    if (pod.address !== "" && pod.ready) byAddress.set(pod.address, pod);
  }
  const made: EndPods = {
    inNamespace: (namespace) => byNamespace.get(namespace) ?? [],
    at: (address) => byAddress.get(address),
    named: (namespace, name) => byName.get(`${namespace}/${name}`),
  };
  read.set(mesh.snapshot, made);
  return made;
}
