import { type Behaviour, DEFAULT_BEHAVIOUR } from "../world/behaviour";
import type { Intent } from "../world/intent";
import type { ObjectsView } from "../world/objects-view";
import { stableHash } from "../world/stable-hash";
import type { MeshFlow } from "./mesh-flow";
import type { MeshPod } from "./mesh-pod";
import { type MeshWorld, meshWorld } from "./mesh-world";
import { sendIntent } from "./send-intent";

/** What wants to flow, and how workloads answer. */
export interface Demand {
  readonly intents: readonly Intent[];
  readonly behaviours: readonly Behaviour[];
}

/** Calls that calls cause are followed this deep; a chain is longer only if it is a loop. */
const MAX_DEPTH = 12;

const workloadKey = (end: { readonly namespace: string; readonly workload: string }): string =>
  `${end.namespace}/${end.workload}`;

function requestsReceived(flows: readonly MeshFlow[]): ReadonlyMap<string, number> {
  const received = new Map<string, number>();
  for (const { destination, perSecond, protocol, flags } of flows) {
    if (!destination || protocol === "tcp" || flags !== "") continue;
    const key = workloadKey(destination);
    received.set(key, (received.get(key) ?? 0) + perSecond);
  }
  return received;
}

interface Solver {
  readonly world: MeshWorld;
  readonly demand: Demand;
  readonly seed: number;
  readonly behaviourOf: (namespace: string, workload: string) => Pick<Behaviour, "medianMs" | "failures">;
}

/** The pod that carries an end of a flow: one of several, always the same for the same name. */
const carrier =
  (seed: number) =>
  (pods: readonly MeshPod[], name: string): MeshPod | undefined =>
    pods[stableHash(`${seed}/${name}`) % Math.max(1, pods.length)];

function round(solver: Solver, received: ReadonlyMap<string, number>): readonly MeshFlow[] {
  return solver.demand.intents.flatMap((intent) => {
    const rate =
      "perSecond" in intent.rate
        ? intent.rate.perSecond
        : intent.rate.perRequest * (received.get(workloadKey(intent.from)) ?? 0);
    const pick = carrier(solver.seed);
    const caller = pick(
      solver.world.podsOf(intent.from.namespace, intent.from.workload),
      `${workloadKey(intent.from)}>${intent.host}`,
    );
    if (!caller || !(rate > 0)) return [];
    return sendIntent(
      { world: solver.world, behaviourOf: solver.behaviourOf, pick },
      { ...intent, caller, perSecond: rate },
    );
  });
}

/**
 * The traffic that flows when the objects are as the view shows them: every intent is routed, split over subsets and ready
 * endpoints, encrypted and answered as the configuration says. Pure: the same arguments give the same flows.
 */
export function solveFlows(view: ObjectsView, demand: Demand, seed: number): readonly MeshFlow[] {
  const behaviours = new Map(demand.behaviours.map((one) => [workloadKey(one), one]));
  const solver: Solver = {
    world: meshWorld(view),
    demand,
    seed,
    behaviourOf: (namespace, workload) => behaviours.get(`${namespace}/${workload}`) ?? DEFAULT_BEHAVIOUR,
  };
  const caused = demand.intents.some((intent) => "perRequest" in intent.rate);
  let flows = round(solver, new Map());
  for (let depth = 1; caused && depth < MAX_DEPTH; depth += 1) {
    const next = round(solver, requestsReceived(flows));
    const settled =
      next.length === flows.length && next.every((flow, index) => flow.perSecond === flows[index]?.perSecond);
    flows = next;
    if (settled) break;
  }
  return flows;
}
