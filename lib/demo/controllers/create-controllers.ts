import type { ObjectStore } from "../kube-api/store/object-store";
import { deploymentController } from "./deployments/deployment-controller";
import { eventExpiry } from "./events/event-expiry";
import { ambientRedirection } from "./injection/ambient-redirection";
import { createAllocations } from "./loop/allocations";
import { runControllers, type RunningControllers, type Timers } from "./loop/run-controllers";
import { defaultServiceAccount } from "./namespaces/default-service-account";
import { garbageCollector } from "./namespaces/garbage-collector";
import { createKubelet } from "./pods/kubelet";
import { podScheduler } from "./pods/pod-scheduler";
import { createReplicaSetController } from "./replica-sets/replica-set-controller";
import { endpointSliceController } from "./services/endpoint-slice-controller";
import { createServiceController } from "./services/service-controller";

interface ControllersOptions {
  readonly store: ObjectStore;
  /** Unix milliseconds. */
  readonly clock: { now(): number };
  readonly timers: Timers;
  /** CPU cores that one pod of a workload uses now, on average; null where nothing is known. */
  readonly loadOf: (namespace: string, workload: string) => number | null;
  /** Told when a controller failed or the controllers do not come to rest; the others go on. */
  readonly onProblem: (problem: string) => void;
}

/**
 * The control loops of the simulated cluster: they make pods of workloads, endpoints of Services, and so on, over the objects of
 * a store. `settle` brings a freshly loaded store up at once; from then on changes are followed until `close`.
 */
export function createControllers(options: ControllersOptions): RunningControllers {
  const allocations = createAllocations();
  return runControllers({
    ...options,
    allocations,
    perNamespace: [
      createServiceController(allocations),
      deploymentController,
      createReplicaSetController(allocations),
      podScheduler,
      createKubelet(allocations),
      ambientRedirection,
      endpointSliceController,
      garbageCollector,
      eventExpiry,
    ],
    perCluster: [defaultServiceAccount],
  });
}
