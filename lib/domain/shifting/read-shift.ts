import type { Json, JsonObject } from "../mesh/cluster-object";
import { objectAt } from "../mesh/read-json";
import { newerVersion, parsePlan, type KeptPlan } from "./plan-text";
import { SHIFT_ANNOTATION, type ShiftPlan } from "./shift-plan";
import {
  destinationName,
  routeIndex,
  routeStyle,
  writtenDestinations,
  writtenRoutes,
  type RouteStyle,
} from "./shift-route";
import { isTestRule } from "./test-rule";

/** A shift that is under way on an object. */
export interface RunningShift {
  /** null where the annotation cannot be understood. */
  readonly plan: ShiftPlan | null;
  /** Why it cannot go on as planned, and what to do; "" where it can. */
  readonly broken: string;
  /** Where its route stands now: `spec.http[1]`; "" where it is not found. */
  readonly route: string;
}

/** A shift that can go on, and the parts of its object. */
export interface FoundShift extends KeptPlan {
  readonly style: RouteStyle;
  readonly routes: readonly JsonObject[];
  /** Position of the route. */
  readonly index: number;
  /** Position of its test route; -1 without one. */
  readonly testIndex: number;
}

type ShiftSearch =
  | { readonly found: FoundShift }
  | { readonly found: null; readonly kept: KeptPlan | null; readonly because: string };

/** The weights that a plan has written last; null where none was. */
function expectedWeights({ from, steps, taken }: ShiftPlan): readonly (Json | null)[] {
  return steps[taken - 1] ?? from;
}

const namesOf = (rule: JsonObject, style: RouteStyle): readonly string[] =>
  writtenDestinations(rule, style).map((written) => destinationName(written, style));

const hasWeights = (rule: JsonObject, style: RouteStyle, plan: ShiftPlan): boolean => {
  const expected = expectedWeights(plan);
  return writtenDestinations(rule, style).every(
    (written, index) => (written["weight"] ?? null) === expected[index],
  );
};

/** Of routes to the same destinations the one with the plan's weights; of several of those the one where the shift began. */
function positionOf(
  routes: readonly JsonObject[],
  style: RouteStyle,
  plan: ShiftPlan,
  testIndex: number,
): number | string {
  const wanted = JSON.stringify(plan.destinations);
  const leading = routes.flatMap((rule, at) =>
    JSON.stringify(namesOf(rule, style)) === wanted ? [{ rule, at }] : [],
  );
  if (leading.length === 0)
    return "No route leads to the destinations of this shift any more. Compare the object with its history, then end the shift and leave the weights as they are.";
  const asPlanned = leading.filter(({ rule }) => hasWeights(rule, style, plan));
  const began = (routeIndex(plan.route, style) ?? 0) + (testIndex < 0 ? 0 : 1);
  const chosen = asPlanned.length === 1 ? asPlanned[0] : asPlanned.find(({ at }) => at === began);
  if (chosen) return chosen.at;
  return asPlanned.length > 1
    ? "Several routes lead to the destinations of this shift with the same weights, and none stands where it began. End the shift and set the weights by hand."
    : "Somebody else changed the weights since the last step. Look at the object's history, then end the shift and leave the weights as they are, or start a new one from here.";
}

/** Why the text of an annotation is no plan, and what to do. */
function notUnderstood(text: string): string {
  const newer = newerVersion(text);
  return newer === null
    ? `The annotation ${SHIFT_ANNOTATION} holds no plan that can be understood. End the shift, which leaves the weights as they are; then start a new one.`
    : `A newer Meshlens keeps this shift: the annotation ${SHIFT_ANNOTATION} holds version ${newer} of a plan, which this one does not know. Go on with it there, or end the shift here, which leaves the weights as they are.`;
}

/** The shift of an object with the places it writes to; null where the object has none. */
export function findShift(raw: JsonObject): ShiftSearch | null {
  const text = objectAt(objectAt(raw, "metadata"), "annotations")[SHIFT_ANNOTATION];
  if (text === undefined) return null;
  const kept = typeof text === "string" ? parsePlan(text) : null;
  if (!kept) return { found: null, kept, because: notUnderstood(typeof text === "string" ? text : "") };
  const style = routeStyle(raw);
  const routes = style && writtenRoutes(raw, style);
  if (!style || !routes)
    return { found: null, kept, because: "The object has no routes whose weights can be shifted." };
  const { plan } = kept;
  const { testRoute: test } = plan;
  const testIndex = test
    ? routes.findIndex((rule) => isTestRule(rule, style, test, plan.destinations[test.destination]))
    : -1;
  const index = positionOf(routes, style, plan, testIndex);
  if (typeof index === "string") return { found: null, kept, because: index };
  return { found: { ...kept, style, routes, index, testIndex } };
}

/**
 * The shift that is under way on an object (raw, as the API server has it), as its annotation says; null where there is
 * none. Its route is found by its destinations, wherever it stands now. Never throws.
 */
export function readShift(raw: JsonObject): RunningShift | null {
  const search = findShift(raw);
  if (!search) return null;
  if (!search.found) return { plan: search.kept?.plan ?? null, broken: search.because, route: "" };
  const { plan, style, index, testIndex } = search.found;
  const broken =
    plan.testRoute && testIndex < 0
      ? "The test route of this shift is gone. Shifting goes on without it; to have one again, end the shift and start a new one."
      : "";
  return { plan, broken, route: `spec.${style.routes}[${index}]` };
}
