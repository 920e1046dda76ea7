import type { JsonObject } from "../mesh/cluster-object";
import { objectAt, textAt } from "../mesh/read-json";
import { parseTimestamp } from "../mesh/parse-timestamp";
import { refused, withPlan, type Edited } from "./edited";
import { parsePlan, planText } from "./plan-text";
import { findShift } from "./read-shift";
import {
  destinationName,
  routeIndex,
  routeStyle,
  withRoutes,
  writtenDestinations,
  writtenRoutes,
  type RouteStyle,
} from "./shift-route";
import type { ShiftGates, ShiftPlan, TestRoute } from "./shift-plan";
import { takeStep } from "./take-step";
import { isTestRule, testRule } from "./test-rule";

/** What a person asks for. */
export interface ShiftWish {
  /** `spec.http[0]`, `spec.rules[0]` */
  readonly route: string;
  /** The weights it shall end with. */
  readonly goal: readonly number[];
  /** The weights of each step; the goal is the last one, whether it is named here or not. */
  readonly steps: readonly (readonly number[])[];
  readonly gates: ShiftGates;
  readonly testRoute: TestRoute | null;
  /** ISO 8601: by when it shall be done, and the moment of the wish. */
  readonly deadline: string;
  readonly now: string;
  readonly by: string;
  /** Whether the first step is taken with the same write. */
  readonly firstStep: boolean;
}

/** The names of header fields in lower case. https://www.rfc-editor.org/rfc/rfc9110#section-5.1 */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]{1,256}$/;
const LONGEST_VALUE = 1_024;

function testOf({ testRoute }: ShiftWish): TestRoute | null {
  return testRoute && { ...testRoute, header: testRoute.header.toLowerCase() };
}

function planOf(wish: ShiftWish, rule: JsonObject, style: RouteStyle): ShiftPlan {
  const destinations = writtenDestinations(rule, style);
  const { goal, steps } = wish;
  const atGoal = steps.at(-1)?.every((weight, index) => weight === goal[index]) ?? false;
  return {
    version: 1,
    route: wish.route,
    destinations: destinations.map((written) => destinationName(written, style)),
    from: destinations.map(({ weight }) => weight ?? null),
    steps: atGoal ? steps : [...steps, goal],
    taken: 0,
    gates: wish.gates,
    testRoute: testOf(wish),
    state: "running",
    startedAt: wish.now,
    steppedAt: wish.now,
    deadline: wish.deadline,
    by: wish.by,
  };
}

function badTest(test: TestRoute, plan: ShiftPlan, style: RouteStyle, routes: readonly JsonObject[]): string {
  const { header, value, destination } = test;
  if (!HEADER_NAME.test(header)) return `"${header}" is no name of a header.`;
  if (value === "" || value.length > LONGEST_VALUE)
    return "The test route needs a header value of 1 to 1,024 characters.";
  const name = plan.destinations[destination];
  if (name === undefined) return "The test route leads to a destination that the route does not have.";
  const same = routes.findIndex((rule) => isTestRule(rule, style, test, name));
  if (same < 0) return "";
  return `spec.${style.routes}[${same}] already sends requests with ${header}: ${value} there. Start without a test route, or choose another header.`;
}

function badPlan(plan: ShiftPlan, wish: ShiftWish): string {
  const { destinations, from, steps } = plan;
  if (destinations.length < 2) return "The route has one destination only; a shift needs two.";
  if (new Set(destinations).size < destinations.length)
    return "The route names one destination twice. Join the two entries first.";
  const [now, deadline] = [parseTimestamp(wish.now), parseTimestamp(wish.deadline)];
  if (now === null || deadline === null || deadline <= now) return "The deadline must lie in the future.";
  if (steps.some((step) => step.length !== destinations.length))
    return `Every step needs ${destinations.length} weights, one for each destination.`;
  if (steps.some((step) => step.every((weight) => weight === 0)))
    return "A step gives no destination any weight: every request would be refused.";
  if (from.some((weight) => weight !== null && typeof weight !== "number"))
    return "A weight of the route is no number. Correct it first.";
  // What cannot be read back must not be written.
  return parsePlan(planText({ plan, hadAnnotations: true }))
    ? ""
    : "Weights must be whole numbers, in at most 100 steps.";
}

/** The route of an object that a wish names, or why it cannot be shifted. */
function shiftable(
  raw: JsonObject,
  route: string,
): { readonly style: RouteStyle; readonly routes: readonly JsonObject[]; readonly index: number } | string {
  if (findShift(raw))
    return "A shift is under way on this object already. Finish it, roll it back or take it over.";
  const style = routeStyle(raw);
  const routes = style && writtenRoutes(raw, style);
  if (!style || !routes)
    return "Only HTTP routes of a VirtualService, HTTPRoute or GRPCRoute can be shifted.";
  const index = routeIndex(route, style);
  if (index === null || index >= routes.length) return `The object has no route ${route}. Reload the page.`;
  return { style, routes, index };
}

/**
 * The object with the plan of a shift in its annotation and, where asked, the test route before the route; weights stay
 * unless the first step is asked for. Refused in words where the plan cannot be carried out.
 */
export function startShift(raw: JsonObject, wish: ShiftWish): Edited {
  const at = shiftable(raw, wish.route);
  if (typeof at === "string") return refused(at);
  const { style, routes, index } = at;
  const rule = routes[index] ?? {};
  const plan = planOf(wish, rule, style);
  const test = plan.testRoute;
  const bad = (test ? badTest(test, plan, style, routes) : "") || badPlan(plan, wish);
  if (bad !== "") return refused(bad);
  const kind = textAt(raw, "kind");
  const tests = test ? [testRule(kind, rule, style, test)] : [];
  const routed = test ? withRoutes(raw, style, routes.toSpliced(index, 0, ...tests)) : raw;
  const hadAnnotations = objectAt(raw, "metadata")["annotations"] !== undefined;
  const edited = withPlan(routed, { plan, hadAnnotations });
  return wish.firstStep ? takeStep(edited, wish.now) : { ok: true, edited };
}
