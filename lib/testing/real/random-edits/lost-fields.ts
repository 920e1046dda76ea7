import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject, objectAt } from "@/lib/domain/mesh/read-json";

/** What the API server keeps of its own; its empty maps it leaves out. */
const OWN = new Set(["/metadata/managedFields", "/metadata/resourceVersion", "/metadata/generation"]);
const EMPTIED = new Set(["/metadata/labels", "/metadata/annotations"]);

/**
 * Where the object that was written differs from the one that was wanted: fields that are lost or other than they were,
 * and fields that nobody asked for, except where the schema has a default for them.
 */
export function lostFields(wanted: JsonObject, written: JsonObject, schema: JsonObject): readonly string[] {
  const found: string[] = [];
  compare(wanted, written, schema, "", found);
  return found;
}

function compare(
  wanted: Json | undefined,
  written: Json | undefined,
  schema: JsonObject,
  path: string,
  found: string[],
): void {
  if (OWN.has(path)) return;
  if (isJsonObject(wanted) && isJsonObject(written)) {
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(written)])) {
      compare(wanted[key], written[key], below(schema, key), `${path}/${key}`, found);
    }
  } else if (isJsonList(wanted) && isJsonList(written) && wanted.length === written.length) {
    const items = objectAt(schema, "items");
    wanted.forEach((item, index) => compare(item, written[index], items, `${path}/${index}`, found));
  } else if (wanted !== written && !mayDiffer(wanted, written, schema, path)) {
    found.push(`${path}: ${JSON.stringify(wanted)} became ${JSON.stringify(written)}`.slice(0, 300));
  }
}

function mayDiffer(
  wanted: Json | undefined,
  written: Json | undefined,
  schema: JsonObject,
  path: string,
): boolean {
  if (wanted === undefined) return schema["default"] !== undefined;
  return written === undefined && EMPTIED.has(path) && JSON.stringify(wanted) === "{}";
}

function below(schema: JsonObject, key: string): JsonObject {
  const property = objectAt(schema, "properties")[key] ?? schema["additionalProperties"];
  return isJsonObject(property) ? property : {};
}
