import type { Derived, MeshView } from "./mesh-view";

/** Names a value computed from the mesh; `mesh.memo` computes it once for each key and change of what it read. */
export function derive<T>(name: string, compute: (key: string, mesh: MeshView) => T): Derived<T> {
  return { name, compute, kept: new WeakMap() };
}
