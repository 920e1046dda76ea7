import type { Caller } from "../routing/caller";
import { destinationSplit } from "../routing/destination-split";
import type { MeshRouting } from "../routing/mesh-routing";
import type { Target } from "../routing/split";
import type { SplitRoute } from "./split-route";

/** What a route's destinations are made of for a caller: the targets of each, by position; answers of the proxy are none. */
export function destinationTargets(
  mesh: MeshRouting,
  { destinations }: Pick<SplitRoute, "destinations">,
  caller: Caller,
): readonly (readonly Target[])[] {
  return destinations.map(({ host, subset }) =>
    [...destinationSplit(mesh, caller, host, subset).values()]
      .map(({ target }) => target)
      .filter(({ answer }) => answer === null),
  );
}

/** The position of the destination that each target (by its key) belongs to; of one in several the first. */
export function positionsOf(targets: readonly (readonly Target[])[]): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  targets.forEach((own, index) => {
    for (const { key } of own) if (!positions.has(key)) positions.set(key, index);
  });
  return positions;
}

/** The caller that a split is looked at for where nobody calls: a sidecar in the namespace of the route. */
export function anyCaller({ object }: Pick<SplitRoute, "object">): Caller {
  return { namespace: object.namespace, labels: null, dataPlane: "sidecar" };
}
