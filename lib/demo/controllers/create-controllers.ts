import type { ObjectStore } from "../kube-api/store/object-store";
import { createAutoscalerController, type LoadOf } from "./autoscaling/autoscaler-controller";
import { clusterRoleAggregation } from "./cluster-roles/cluster-role-aggregation";
import { createDaemonSetController } from "./daemon-sets/daemon-set-controller";
import { deploymentController } from "./deployments/deployment-controller";
import { eventExpiry } from "./events/event-expiry";
import { gatewayDeployer } from "./gateways/gateway-deployer";
import { ambientRedirection } from "./injection/ambient-redirection";
import { cronJobController } from "./jobs/cron-job-controller";
import { createJobController } from "./jobs/job-controller";
import { createAllocations } from "./loop/allocations";
import { runControllers, type RunningControllers, type Timers } from "./loop/run-controllers";
import { defaultServiceAccount } from "./namespaces/default-service-account";
import { garbageCollector } from "./namespaces/garbage-collector";
import { namespaceEmptier } from "./namespaces/namespace-emptier";
import { nodeLifecycle } from "./nodes/node-lifecycle";
import { createKubelet } from "./pods/kubelet";
import { podScheduler } from "./pods/pod-scheduler";
import { createReplicaSetController } from "./replica-sets/replica-set-controller";
import { routeStatusController } from "./route-status/route-status-controller";
import { endpointSliceController } from "./services/endpoint-slice-controller";
import { createServiceController } from "./services/service-controller";
import { statefulSetController } from "./stateful-sets/stateful-set-controller";

interface ControllersOptions {
  readonly store: ObjectStore;
  /** Unix milliseconds. */
  readonly clock: { now(): number };
  readonly timers: Timers;
  readonly loadOf: LoadOf;
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
      gatewayDeployer,
      createServiceController(allocations),
      cronJobController,
      createJobController(allocations),
      createAutoscalerController(options.loadOf),
      deploymentController,
      createReplicaSetController(allocations),
      statefulSetController,
      createDaemonSetController(allocations),
      podScheduler,
      createKubelet(allocations),
      ambientRedirection,
      endpointSliceController,
      garbageCollector,
      eventExpiry,
    ],
    perCluster: [
      clusterRoleAggregation,
      nodeLifecycle,
      defaultServiceAccount,
      namespaceEmptier,
      routeStatusController,
    ],
  });
}
