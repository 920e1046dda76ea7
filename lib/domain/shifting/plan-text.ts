import type { Json, JsonObject } from "../mesh/cluster-object";
import { isJsonList, isJsonObject, objectAt, textAt } from "../mesh/read-json";
import { parseTimestamp } from "../mesh/parse-timestamp";
import { MOST_DESTINATIONS } from "./shift-route";
import type { ShiftGates, ShiftPlan, TestRoute } from "./shift-plan";

/** A longer annotation was not written here. */
const LONGEST_TEXT = 16_384;
const MOST_STEPS = 100;
const HIGHEST_WEIGHT = 1_000_000;

function isWeight(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= HIGHEST_WEIGHT;
}

function weightsOf(value: Json | undefined, count: number): readonly number[] | null {
  if (!isJsonList(value) || value.length !== count) return null;
  const weights = value.filter(isWeight);
  return weights.length === count && weights.some((weight) => weight > 0) ? weights : null;
}

function stepsOf(value: Json | undefined, count: number): ShiftPlan["steps"] | null {
  if (!isJsonList(value) || value.length === 0 || value.length > MOST_STEPS) return null;
  const steps = value.flatMap((step) => {
    const weights = weightsOf(step, count);
    return weights ? [weights] : [];
  });
  return steps.length === value.length ? steps : null;
}

const amountAt = (gates: JsonObject, field: keyof ShiftGates): number | null => {
  const value = gates[field];
  return typeof value === "number" && value >= 0 ? value : null;
};

function gatesOf(gates: JsonObject): ShiftGates {
  return {
    successPercent: amountAt(gates, "successPercent"),
    p95Ms: amountAt(gates, "p95Ms"),
    minimumRequests: amountAt(gates, "minimumRequests"),
    waitSeconds: amountAt(gates, "waitSeconds"),
  };
}

/** undefined where it is written in a way that cannot be understood. */
function testRouteOf(value: Json | undefined, count: number): TestRoute | null | undefined {
  if (value === null) return null;
  if (!isJsonObject(value)) return undefined;
  const { destination } = value;
  const [header, text] = [textAt(value, "header"), textAt(value, "value")];
  const isPosition = isWeight(destination) && destination < count;
  return isPosition && header !== "" && text !== "" ? { header, value: text, destination } : undefined;
}

function fromOf(value: Json | undefined, count: number): readonly (number | null)[] | null {
  if (!isJsonList(value) || value.length !== count) return null;
  const weights = value.filter((one) => one === null || isWeight(one));
  return weights.length === count ? weights : null;
}

function namesOf(value: Json | undefined): readonly string[] | null {
  if (!isJsonList(value) || value.length > MOST_DESTINATIONS) return null;
  const names = value.filter((one) => typeof one === "string");
  return names.length === value.length ? names : null;
}

type Moves = Pick<ShiftPlan, "destinations" | "from" | "steps" | "taken" | "testRoute">;

function movesOf(json: JsonObject): Moves | null {
  const { taken } = json;
  const destinations = namesOf(json["destinations"]);
  if (!destinations) return null;
  const from = fromOf(json["from"], destinations.length);
  const steps = stepsOf(json["steps"], destinations.length);
  const testRoute = testRouteOf(json["testRoute"], destinations.length);
  if (!from || !steps || testRoute === undefined) return null;
  return isWeight(taken) && taken <= steps.length ? { destinations, from, steps, taken, testRoute } : null;
}

const TIMES = ["startedAt", "steppedAt", "deadline"];

function planOf(json: JsonObject): ShiftPlan | null {
  const { version, state } = json;
  const moves = movesOf(json);
  if (version !== 1 || !moves || (state !== "running" && state !== "paused")) return null;
  if (TIMES.some((field) => parseTimestamp(textAt(json, field)) === null)) return null;
  return {
    version,
    route: textAt(json, "route"),
    ...moves,
    gates: gatesOf(objectAt(json, "gates")),
    state,
    startedAt: textAt(json, "startedAt"),
    steppedAt: textAt(json, "steppedAt"),
    deadline: textAt(json, "deadline"),
    by: textAt(json, "by"),
  };
}

/** Whatever JSON.parse returns is JSON. */
const isJson = (value: unknown): value is Json => value !== undefined;

function parsed(text: string): Json {
  try {
    const json: unknown = JSON.parse(text);
    return isJson(json) ? json : null;
  } catch {
    return null;
  }
}

/** A plan as its annotation keeps it, and whether the object had annotations before. */
export interface KeptPlan {
  readonly plan: ShiftPlan;
  readonly hadAnnotations: boolean;
}

/** The text of a plan for its annotation. */
export function planText({ plan, hadAnnotations }: KeptPlan): string {
  return JSON.stringify({ ...plan, hadAnnotations });
}

/** The version of a plan that a newer Meshlens wrote; null for any other text. Never throws. */
export function newerVersion(text: string): number | null {
  const json = text.length > LONGEST_TEXT ? null : parsed(text);
  const version = isJsonObject(json) ? json["version"] : null;
  return typeof version === "number" && Number.isSafeInteger(version) && version > 1 ? version : null;
}

/** The plan of an annotation's text; null where it is none that this version understands. Never throws. */
export function parsePlan(text: string): KeptPlan | null {
  if (text.length > LONGEST_TEXT) return null;
  const json = parsed(text);
  const plan = isJsonObject(json) ? planOf(json) : null;
  return plan && isJsonObject(json) ? { plan, hadAnnotations: json["hadAnnotations"] !== false } : null;
}
