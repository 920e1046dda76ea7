import { createControllers } from "./controllers/create-controllers";
import type { Timers } from "./controllers/loop/run-controllers";
import type { Fault } from "./faults/fault";
import { FaultBoard } from "./faults/fault-board";
import { faultedDemand } from "./faults/faulted-demand";
import { followWorkloadFaults } from "./faults/follow-workload-faults";
import { customResourceDefinitions } from "./kube-api/schemas/custom-resource-definitions";
import { loadObjects } from "./kube-api/store/load-objects";
import { ObjectStore, type StoreEvent } from "./kube-api/store/object-store";
import { kubernetesTime } from "./kube-api/write/next-state";
import { viewOfStore } from "./kube-api/store/view-of-store";
import { PROCESS_TIMERS } from "./process-timers";
import { DAILY_PACE } from "./telemetry/pace";
import { workloadCores } from "./telemetry/resources/workload-cores";
import { startTraffic, type Traffic } from "./telemetry/traffic";
import { solveFlows } from "./traffic/solve-flows";
import { accessObjects } from "./world/access/access-objects";
import { applicationNamespaces } from "./world/application-namespaces";
import { demandOf } from "./world/demand";
import type { Scenario } from "./world/scenario";

/** How many changes a watch may fall behind before it must list again. */
const LOG_LIMIT = 10_000;
const SEED = 1;
/** Objects that neither traffic nor its telemetry depends on. */
const NOT_TRAFFIC: ReadonlySet<string> = new Set([
  "Event",
  "Lease",
  "Role",
  "ClusterRole",
  "RoleBinding",
  "ClusterRoleBinding",
]);
/** How long ago the cluster was given its custom resources. */
const CLUSTER_AGE_MS = 30 * 24 * 3_600_000;

export interface WorldOptions {
  /** Their objects and intents are joined; an object that two of them declare is taken from the last. */
  readonly scenarios: readonly Scenario[];
  /** Faults at work from the start. */
  readonly faults: readonly Fault[];
  /** Unix milliseconds. */
  readonly clock: { now(): number };
  /** Told when changed objects could not be turned into traffic, which then stays as it was, or a controller failed. */
  readonly onProblem: (problem: string) => void;
  /** When what takes time in the cluster comes about; the process's own timers where absent. */
  readonly timers?: Timers;
}

/** The objects of a cluster, the loops that keep them in order, the traffic they lead to and the faults in all of it. */
export interface World {
  readonly store: ObjectStore;
  readonly traffic: Traffic;
  readonly faults: FaultBoard;
  close(): void;
}

/** Does something once after each turn in which it was asked for. */
function oncePerTurn(run: () => void): () => void {
  let pending = false;
  return () => {
    if (pending) return;
    pending = true;
    setImmediate(() => {
      pending = false;
      run();
    });
  };
}

/** The cluster as if it had been up for long: all that its objects ask for runs. */
function settledCluster(
  { scenarios, clock, onProblem, timers = PROCESS_TIMERS }: WorldOptions,
  loadOf: (namespace: string, workload: string) => number | null,
): { readonly store: ObjectStore; close(): void } {
  const now = clock.now();
  const store = new ObjectStore(Math.floor(now / 1000), LOG_LIMIT);
  loadObjects(
    store,
    [
      ...customResourceDefinitions(kubernetesTime(now - CLUSTER_AGE_MS)),
      ...accessObjects(applicationNamespaces(scenarios)),
      ...scenarios.flatMap(({ objects }) => objects),
    ],
    now,
  );
  const controllers = createControllers({ store, clock, timers, loadOf, onProblem });
  controllers.settle();
  store.compact();
  return { store, close: () => controllers.close() };
}

/** Starts a world: whatever changes an object from now on changes the cluster and its traffic. */
export function startWorld(options: WorldOptions): World {
  const { scenarios, clock, faults, onProblem } = options;
  let cores: ReadonlyMap<string, number> = new Map();
  const cluster = settledCluster(
    options,
    (namespace, workload) => cores.get(`${namespace}/${workload}`) ?? null,
  );
  const { store } = cluster;
  const board = new FaultBoard();
  const traffic = startTraffic(viewOfStore(store), {
    demand: demandOf(scenarios),
    incidents: scenarios.flatMap(({ incidents }) => incidents ?? []),
    solve: (view, demand) => solveFlows(view, faultedDemand(demand, board.active()), SEED),
    pace: DAILY_PACE,
    clock,
  });
  cores = workloadCores(traffic.flows());
  const follow = oncePerTurn(() => {
    try {
      traffic.update(viewOfStore(store));
      cores = workloadCores(traffic.flows());
    } catch (error) {
      onProblem(error instanceof Error ? error.message : "the traffic could not be solved");
    }
  });
  const followObject = ({ kind }: StoreEvent): void => {
    if (!NOT_TRAFFIC.has(kind.kind)) follow();
  };
  const leave = [
    store.subscribe(followObject),
    followWorkloadFaults(board, store, clock),
    board.subscribe(follow),
  ];
  for (const fault of faults) board.add(fault);
  const close = (): void => {
    cluster.close();
    for (const one of leave) one();
  };
  return { store, traffic, faults: board, close };
}
