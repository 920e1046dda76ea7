import { fileUnder } from "../graph/file-under";
import type { Called, Caller } from "../routing/caller";
import { decideRoute } from "../routing/decide-route";
import type { MeshRouting } from "../routing/mesh-routing";
import type { RouteDecision } from "../routing/route-decision";
import { mirroredTargets } from "./mirrored-targets";

/** What a caller's proxy does with calls of one host. */
export interface DecidedHost {
  readonly called: Pick<Called, "host" | "gateway">;
  readonly decision: RouteDecision;
  /** Targets, by key, that get copies of its requests. */
  readonly mirrored: ReadonlySet<string>;
}

/** What a caller's proxy does with everything it may have called. */
export interface Decisions {
  readonly all: readonly DecidedHost[];
  /** Every target, by key, that a request may end at. */
  readonly reached: ReadonlySet<string>;
  /** Those that may send requests, or copies of them, to one of the targets. */
  leadingTo(keys: Iterable<string>): readonly DecidedHost[];
  /** Those that a route decides about, by its place. */
  by(place: string): readonly DecidedHost[];
}

const keysOf = ({ rest, conditional }: RouteDecision): readonly string[] =>
  [rest, ...conditional.map(({ split }) => split)].flatMap((split) => [...split.keys()]);

const placesOf = ({ place, conditional }: RouteDecision): ReadonlySet<string> =>
  new Set([place, ...conditional.map((one) => one.place)]);

/** Decides about every host that a caller may have called, once for all the splits that ask. */
export function decisionsOf(
  mesh: MeshRouting,
  caller: Caller,
  hosts: readonly Pick<Called, "host" | "gateway">[],
  protocol: Called["protocol"],
): Decisions {
  const all = hosts.map((called) => {
    const decision = decideRoute(mesh, caller, { ...called, protocol });
    return { called, decision, mirrored: mirroredTargets(mesh, caller, decision) };
  });
  const byTarget = fileUnder(all, ({ decision, mirrored }) => [...keysOf(decision), ...mirrored]);
  const byPlace = fileUnder(all, ({ decision }) => placesOf(decision));
  return {
    all,
    reached: new Set(all.flatMap(({ decision }) => keysOf(decision))),
    leadingTo: (keys) => [...new Set([...keys].flatMap((key) => byTarget.get(key) ?? []))],
    by: (place) => byPlace.get(place) ?? [],
  };
}
