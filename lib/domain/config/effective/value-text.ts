import type { Json } from "../../mesh/cluster-object";
import { isJsonObject } from "../../mesh/read-json";

/** Deeper than this a value is shown as JSON. */
const DEEPEST = 4;

function partsOf(value: Json, path: string, depth: number): readonly string[] {
  if (!isJsonObject(value) || depth > DEEPEST) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return [path === "" ? text : `${path}: ${text}`];
  }
  return Object.entries(value).flatMap(([key, below]) =>
    below === undefined ? [] : partsOf(below, path === "" ? key : `${path}.${key}`, depth + 1),
  );
}

/** A JSON value in one line, its fields by dotted path: `tcp.maxConnections: 100; http.http2MaxRequests: 10`. */
export function valueText(value: Json): string {
  return partsOf(value, "", 0).join("; ");
}
