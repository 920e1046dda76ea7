import type { SeriesSource } from "../promql/series-source";
import type { MeshFlow } from "../traffic/model/mesh-flow";
import type { MeshWorld } from "../traffic/model/mesh-world";
import { meshWorld } from "../traffic/registry/mesh-world";
import type { Demand } from "../world/demand";
import type { Incident } from "../world/incident";
import type { ObjectsView } from "../world/objects-view";
import { ChangeDetector } from "./control-plane/pushed-changes";
import { CounterLog } from "./counters/counter-log";
import type { ExposedStream } from "./counters/exposed-stream";
import { FlowHistory } from "./flow-history";
import { measuredMesh } from "./measured-mesh";
import type { Pace } from "./pace";
import { pastDemands } from "./past-demands";

export interface TrafficDependencies {
  readonly demand: Demand;
  readonly incidents: readonly Incident[];
  /** The flows that a demand becomes under the objects of a view. */
  readonly solve: (view: ObjectsView, demand: Demand) => readonly MeshFlow[];
  readonly pace: Pace;
  /** Unix milliseconds. */
  readonly clock: { now(): number };
}

/** The mesh's traffic and what its proxies count of it. */
export interface Traffic {
  /** What flows now, at the rates of now: the truth that a dashboard should show. */
  flows(): readonly MeshFlow[];
  /** Solves anew for changed objects; counters go on from where they are. */
  update(view: ObjectsView): void;
  readonly series: SeriesSource;
  /** What flowed when, and how the traffic rises and falls: what logs are made from. */
  readonly history: FlowHistory;
  readonly pace: Pace;
  /** The cluster of now. */
  world(): MeshWorld;
  streams(): Iterable<ExposedStream>;
  /** Unix milliseconds since when proxies have been counting. */
  readonly since: number;
}

/** How long the traffic has been flowing when the simulated mesh starts. */
const HISTORY_MS = 26 * 3_600_000;

function atFactor(flow: MeshFlow, factor: number): MeshFlow {
  return {
    ...flow,
    perSecond: flow.perSecond * factor,
    bytesToServerPerSecond: flow.bytesToServerPerSecond * factor,
    bytesToClientPerSecond: flow.bytesToClientPerSecond * factor,
  };
}

/** Starts the traffic of the objects in `view`, as if it had been flowing for 26 hours, with the incidents in them. */
export function startTraffic(view: ObjectsView, dependencies: TrafficDependencies): Traffic {
  const { demand, incidents, solve, pace, clock } = dependencies;
  const start = clock.now();
  const since = start - HISTORY_MS;
  const log = new CounterLog(() => clock.now(), pace);
  const history = new FlowHistory();
  const detector = new ChangeDetector();
  let mean: readonly MeshFlow[] = [];
  let world: MeshWorld | null = null;
  let seen = view;
  const apply = (changed: ObjectsView, flows: readonly MeshFlow[], at: number): void => {
    mean = flows;
    log.apply(measuredMesh({ view: changed, flows: mean, changes: detector.changesIn(changed) }), at);
    history.add(mean, at);
    world = null;
    seen = changed;
  };
  // Between incidents it is the same demand again and again, and solving takes its time.
  const solved = new Map<Demand, readonly MeshFlow[]>();
  for (const past of pastDemands(demand, incidents, { since, start })) {
    const flows = solved.get(past.demand) ?? solve(view, past.demand);
    solved.set(past.demand, flows);
    apply(view, flows, past.since);
  }
  return {
    since,
    series: log,
    history,
    pace,
    world: () => (world ??= meshWorld(seen)),
    flows: () => mean.map((flow) => atFactor(flow, pace.factorAt(clock.now()))),
    streams: () => log.streams(),
    update: (changed) => apply(changed, solve(changed, demand), clock.now()),
  };
}
