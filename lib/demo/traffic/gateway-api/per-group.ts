import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";

/** A reading of pods in a world that is made once for each of both and then remembered as long as the world is. */
export function perGroup<T>(
  build: (world: MeshWorld, pods: PodGroup) => T,
): (world: MeshWorld, pods: PodGroup) => T {
  const known = perWorld(() => new WeakMap<PodGroup, { readonly value: T }>());
  return (world, pods) => {
    const found = known(world).get(pods) ?? { value: build(world, pods) };
    known(world).set(pods, found);
    return found.value;
  };
}
