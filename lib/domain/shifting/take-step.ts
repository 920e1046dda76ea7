import type { JsonObject } from "../mesh/cluster-object";
import { onShift, refused, withPlan, type Edited } from "./edited";
import { withRoutes, withWeights } from "./shift-route";

/** The object with the weights of the next step; refused while the shift is paused, at its goal or broken. `now` is ISO 8601. */
export function takeStep(raw: JsonObject, now: string): Edited {
  return onShift(raw, ({ plan, hadAnnotations, style, routes, index }) => {
    const next = plan.steps[plan.taken];
    if (plan.state === "paused") return refused("The shift is paused. Resume it first.");
    if (!next) return refused("The shift is at its goal. Finish it, or roll it back.");
    const rule = withWeights(routes[index] ?? {}, style, next);
    const routed = withRoutes(raw, style, routes.with(index, rule));
    const stepped = { ...plan, taken: plan.taken + 1, steppedAt: now };
    return { ok: true, edited: withPlan(routed, { plan: stepped, hadAnnotations }) };
  });
}
