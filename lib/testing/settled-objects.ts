import { createControllers } from "@/lib/demo/controllers/create-controllers";
import { loadObjects } from "@/lib/demo/kube-api/store/load-objects";
import { ObjectStore } from "@/lib/demo/kube-api/store/object-store";
import type { K8sObject } from "@/lib/demo/world/k8s-object";

/** The objects of a cluster that was given `declared` and has come to rest: its pods run, its Services have endpoints. */
export function settledObjects(
  declared: readonly K8sObject[],
  now = Date.parse("2026-01-20T12:00:00Z"),
): readonly K8sObject[] {
  const store = new ObjectStore(0, 1_000);
  loadObjects(store, declared, now);
  const controllers = createControllers({
    store,
    clock: { now: () => now },
    timers: { after: () => () => undefined },
    loadOf: () => null,
    onProblem: (problem) => {
      throw new Error(problem);
    },
  });
  controllers.settle();
  controllers.close();
  return store.all();
}
