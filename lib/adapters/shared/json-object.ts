import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isRecord } from "@/lib/domain/mesh/is-record";

/** Whether a parsed JSON value is an object. Only for what JSON.parse returned: nothing else is known to be JSON. */
export function isJsonObject(value: unknown): value is JsonObject {
  return isRecord(value);
}

/** The JSON object a text holds, or null where it is not JSON or not an object. */
export function parseJsonObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
