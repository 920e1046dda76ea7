import type { MeshWorld } from "./mesh-world";

/** A reading of a world that is made once for each world and then remembered as long as the world is. */
export function perWorld<T, W extends object = MeshWorld>(build: (world: W) => T): (world: W) => T {
  const known = new WeakMap<W, { readonly value: T }>();
  return (world) => {
    const found = known.get(world) ?? { value: build(world) };
    known.set(world, found);
    return found.value;
  };
}
