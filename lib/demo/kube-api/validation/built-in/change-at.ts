import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { isObject } from "../../../world/read-json";

/** What becomes of an object; the same object where nothing does. */
export type Change = (object: JsonObject) => JsonObject;

function changeSteps(value: Json | undefined, steps: readonly string[], change: Change): Json | undefined {
  const [step, ...rest] = steps;
  if (step === "[]")
    return isJsonArray(value) ? value.map((item) => changeSteps(item, rest, change) ?? item) : value;
  if (!isObject(value)) return value;
  if (step === undefined) return change(value);
  const changed = changeSteps(value[step], rest, change);
  return changed === value[step] ? value : { ...value, [step]: changed };
}

/** An object with a change made to every object at a path (`spec.containers.[].ports.[]`); what is not there stays away. */
export function changeAt(object: JsonObject, path: string, change: Change): JsonObject {
  const changed = changeSteps(object, path === "" ? [] : path.split("."), change);
  return isObject(changed) ? changed : object;
}
