import type { Demand } from "../world/demand";
import { type Behaviour, DEFAULT_BEHAVIOUR } from "../world/behaviour";
import type { ActiveFault, WorkloadFault } from "./fault";

function changed(behaviour: Behaviour, fault: WorkloadFault): Behaviour {
  if (fault.kind === "slow") return { ...behaviour, medianMs: behaviour.medianMs + fault.ms };
  if (fault.kind !== "failing") return behaviour;
  const rest = 1 - fault.share;
  const others = behaviour.failures.map(({ code, share }) => ({ code, share: share * rest }));
  return { ...behaviour, failures: [...others, { code: "500", share: fault.share }] };
}

/** The demand while workloads fail or are slow; what faults do to pods is not in it. */
export function faultedDemand(demand: Demand, faults: readonly ActiveFault[]): Demand {
  const behaviours = new Map(demand.behaviours.map((one) => [`${one.namespace}/${one.workload}`, one]));
  for (const one of faults) {
    if (one.on !== "workload") continue;
    const { namespace, workload, fault } = one;
    const key = `${namespace}/${workload}`;
    const before = behaviours.get(key) ?? { namespace, workload, ...DEFAULT_BEHAVIOUR };
    behaviours.set(key, changed(before, fault));
  }
  return { ...demand, behaviours: [...behaviours.values()] };
}
