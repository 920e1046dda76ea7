import { groupBy } from "../../world/group-by";
import type { MeshFlow } from "../../traffic/model/mesh-flow";
import { APPLICATION } from "./container-stream";

/** Processor cores that a pod of each workload uses on average, by `namespace/workload`; what receives nothing is left out. */
export function workloadCores(flows: readonly MeshFlow[]): ReadonlyMap<string, number> {
  const reached = flows.flatMap(({ destination, perSecond }) =>
    destination ? [{ destination, perSecond }] : [],
  );
  const byWorkload = groupBy(
    reached,
    ({ destination }) => `${destination.namespace}/${destination.workload}`,
  );
  return new Map(
    [...byWorkload].map(([key, all]) => {
      const pods = new Set(all.flatMap(({ destination }) => destination.pods.map(({ name }) => name)));
      const received = all.reduce((sum, { perSecond }) => sum + perSecond, 0);
      return [
        key,
        APPLICATION.idleCores + (APPLICATION.coreSecondsPerRequest * received) / pods.size,
      ] as const;
    }),
  );
}
