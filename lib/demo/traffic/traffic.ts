import type { SeriesSource } from "../promql/series-source";
import type { ObjectsView } from "../world/objects-view";
import { CounterLog } from "./counter-log";
import type { CounterStream } from "./counter-stream";
import type { MeshFlow } from "./mesh-flow";
import { type Demand, solveFlows } from "./solve-flows";

interface TrafficDependencies {
  /** Several scenarios are one demand: their intents and behaviours joined. */
  readonly demand: Demand;
  readonly seed: number;
  /** Unix milliseconds. */
  readonly clock: { now(): number };
}

/** The mesh's traffic and what its proxies count of it. */
export interface Traffic {
  /** What flows now: the truth that a dashboard should show. */
  flows(): readonly MeshFlow[];
  /** Solves anew for changed objects; counters go on from where they are. */
  update(view: ObjectsView): void;
  readonly series: SeriesSource;
  streams(): Iterable<CounterStream>;
  /** Unix milliseconds since when proxies have been counting. */
  readonly since: number;
}

/** How long the traffic has been flowing when the simulated mesh starts. */
const HISTORY_MS = 26 * 3_600_000;

/** Starts the traffic of the objects in `view`, as if it had been flowing for 26 hours. */
export function startTraffic(view: ObjectsView, { demand, seed, clock }: TrafficDependencies): Traffic {
  const since = clock.now() - HISTORY_MS;
  const log = new CounterLog(() => clock.now());
  let flows = solveFlows(view, demand, seed);
  log.apply(flows, since);
  return {
    since,
    series: log,
    flows: () => flows,
    streams: () => log.streams(),
    update: (changed) => {
      flows = solveFlows(changed, demand, seed);
      log.apply(flows, clock.now());
    },
  };
}
