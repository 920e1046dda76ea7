import type { FlowEnd, MeshFlow } from "../../traffic/model/mesh-flow";

/** Requests (on tcp connections) a second that a pod receives and sends. */
export interface PodLoad {
  readonly received: number;
  readonly sent: number;
}

export const IDLE: PodLoad = { received: 0, sent: 0 };

/** The load of each pod, by `namespace/name`. */
export function podLoads(flows: readonly MeshFlow[]): ReadonlyMap<string, PodLoad> {
  const loads = new Map<string, { received: number; sent: number }>();
  const add = (end: FlowEnd, what: keyof PodLoad, perSecond: number): void => {
    for (const { name } of end.pods) {
      const key = `${end.namespace}/${name}`;
      const load = loads.get(key) ?? { received: 0, sent: 0 };
      load[what] += perSecond / end.pods.length;
      loads.set(key, load);
    }
  };
  for (const { role, source, destination, perSecond } of flows) {
    if (role === "request") add(source, "sent", perSecond);
    if (destination) add(destination, "received", perSecond);
  }
  return loads;
}
