import type { ClusterSnapshot } from "../../mesh/cluster-snapshot";
import { meshRouting, type MeshRouting } from "../../routing/mesh-routing";
import type { MeshWorkload } from "../../routing/mesh-workload";

export interface EffectiveSettings {
  /** The namespace of mesh-wide configuration. */
  readonly rootNamespace: string;
  /** Whether the mesh lets calls to unknown hosts through. */
  readonly allowAny: boolean;
  /** The namespaces the viewer may see; workloads and objects of others are left out. */
  readonly visible: ReadonlySet<string>;
}

/** What tables of effective configuration are made from. */
export interface EffectiveContext extends EffectiveSettings {
  readonly mesh: MeshRouting;
  /** Workloads of visible namespaces, by name. */
  readonly workloads: readonly MeshWorkload[];
}

const nameOf = ({ namespace, workload }: MeshWorkload): string => `${namespace}/${workload}`;

/** Reads from a snapshot what the tables are made from. */
export function effectiveContext(snapshot: ClusterSnapshot, settings: EffectiveSettings): EffectiveContext {
  const mesh = meshRouting(snapshot, settings.rootNamespace, settings.allowAny);
  const workloads = mesh.registry.workloads.all
    .filter(({ namespace }) => settings.visible.has(namespace))
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return { ...settings, mesh, workloads };
}
