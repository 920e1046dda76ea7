import type { Json, JsonObject } from "../mesh/cluster-object";
import { onShift, refused, withoutPlan, type Edited } from "./edited";
import { findShift, type FoundShift } from "./read-shift";
import { withRoutes, withWeights } from "./shift-route";

/** The object with these weights, without the test route and the annotation. */
function ended(raw: JsonObject, shift: FoundShift, weights: readonly (Json | null)[] | null): JsonObject {
  const { style, routes, index, testIndex, hadAnnotations } = shift;
  const own = routes[index] ?? {};
  const written = weights ? routes.with(index, withWeights(own, style, weights)) : routes;
  const left = testIndex < 0 ? written : written.toSpliced(testIndex, 1);
  const routed = left === routes ? raw : withRoutes(raw, style, left);
  return withoutPlan(routed, hadAnnotations);
}

/** The object as it was before the shift: weights as they were written, no test route, no annotation. */
export function rollBack(raw: JsonObject): Edited {
  return onShift(raw, (shift) => ({ ok: true, edited: ended(raw, shift, shift.plan.from) }));
}

/** The object at the goal, without test route and annotation; refused before the last step is taken. */
export function finishShift(raw: JsonObject): Edited {
  return onShift(raw, (shift) => {
    const left = shift.plan.steps.length - shift.plan.taken;
    if (left > 0) return refused(`Steps that are left: ${left}. Take them first, or roll the shift back.`);
    return { ok: true, edited: ended(raw, shift, null) };
  });
}

/**
 * The object with its weights as they are now and without the annotation, for a shift that cannot go on; a test route goes
 * with it where the shift is found, and is left for people where it is not.
 */
export function dropShift(raw: JsonObject): Edited {
  const search = findShift(raw);
  if (!search) return refused("No shift is under way on this object: somebody ended it. Reload the page.");
  if (search.found) return { ok: true, edited: ended(raw, search.found, null) };
  return { ok: true, edited: withoutPlan(raw, search.kept?.hadAnnotations ?? true) };
}
