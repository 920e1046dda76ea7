import type { KindState } from "@/lib/domain/mesh/kind-state";

/** Kinds that are followed in every namespace: of others an object that is not held may be there all the same. */
export function followedKinds(states: readonly KindState[]): ReadonlySet<string> {
  return new Set(
    states.filter(({ state, namespace }) => state === "live" && namespace === null).map(({ kind }) => kind),
  );
}
