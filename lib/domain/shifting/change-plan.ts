import type { JsonObject } from "../mesh/cluster-object";
import { onShift, withPlan, type Edited } from "./edited";
import type { ShiftGates, ShiftPlan } from "./shift-plan";

function changed(raw: JsonObject, change: (plan: ShiftPlan) => ShiftPlan): Edited {
  return onShift(raw, ({ plan, hadAnnotations }) => ({
    ok: true,
    edited: withPlan(raw, { plan: change(plan), hadAnnotations }),
  }));
}

/** The object with its shift paused: no step can be taken; weights stay. */
export function pauseShift(raw: JsonObject): Edited {
  return changed(raw, (plan) => ({ ...plan, state: "paused" }));
}

/** The object with its shift going on. */
export function resumeShift(raw: JsonObject): Edited {
  return changed(raw, (plan) => ({ ...plan, state: "running" }));
}

/** The object with its shift in other hands, who may move the deadline (ISO 8601) as well. */
export function takeOver(
  raw: JsonObject,
  { by, deadline }: { readonly by: string; readonly deadline: string | null },
): Edited {
  return changed(raw, (plan) => ({ ...plan, by, deadline: deadline ?? plan.deadline }));
}

/** The object with other gates for the steps that are left. */
export function changeGates(raw: JsonObject, gates: ShiftGates): Edited {
  return changed(raw, (plan) => ({ ...plan, gates }));
}
