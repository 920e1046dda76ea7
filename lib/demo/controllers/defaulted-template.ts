import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { defaultPodSpec } from "../kube-api/validation/built-in/defaults/default-pod-spec";
import { isObject } from "../world/read-json";

const known = new WeakMap<JsonObject, JsonObject>();
const NONE: JsonObject = {};

/** A pod template with the API server's defaults, so that filling them in later is no change of the template. */
export function defaultedTemplate(template: Json | undefined): JsonObject {
  if (!isObject(template)) return NONE;
  const found = known.get(template);
  if (found) return found;
  const spec = template["spec"];
  const filled = isObject(spec) ? { ...template, spec: defaultPodSpec(spec) } : template;
  known.set(template, filled);
  return filled;
}
