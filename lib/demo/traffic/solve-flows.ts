import type { Demand } from "../world/demand";
import type { ObjectsView } from "../world/objects-view";
import type { MeshFlow } from "./model/mesh-flow";
import { meshWorld } from "./registry/mesh-world";
import { NOTHING_YET, type Round, sendRound } from "./rounds/round";

/** Calls that calls cause are followed this deep; a chain is longer only if it is a loop. */
const MOST_ROUNDS = 12;
/** Rates that differ by less than this part of themselves are the same. */
const TOLERANCE = 1e-9;

function settled(before: readonly MeshFlow[], after: readonly MeshFlow[]): boolean {
  if (before.length !== after.length) return false;
  return after.every((flow, index) => {
    const earlier = before[index];
    return (
      earlier !== undefined && Math.abs(flow.perSecond - earlier.perSecond) <= TOLERANCE * flow.perSecond
    );
  });
}

/** Whether what arrives somewhere changes what is sent or how it is answered. */
const feedsBack = ({ intents, behaviours }: Demand): boolean =>
  intents.some(({ rate }) => "perRequest" in rate) ||
  behaviours.some(({ capacityPerPod }) => capacityPerPod !== undefined);

/**
 * The traffic that flows when the objects are as the view shows them: every intent is routed, split, encrypted, allowed or
 * refused and answered as the configuration says. Pure: the same arguments give the same flows, in whatever order the view
 * lists its objects.
 */
export function solveFlows(view: ObjectsView, demand: Demand, seed: number): readonly MeshFlow[] {
  const solver = { world: meshWorld(view), demand, seed };
  let round: Round = sendRound(solver, NOTHING_YET);
  if (!feedsBack(demand)) return round.sent.flows;
  for (let count = 1; count < MOST_ROUNDS; count += 1) {
    const next = sendRound(solver, round.standing);
    const done = settled(round.sent.flows, next.sent.flows);
    round = next;
    if (done) break;
  }
  return round.sent.flows;
}
