import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textOr } from "../../world/read-json";
import { ageOf } from "./age-of";
import type { PrinterColumn } from "./served-kind";
import { simpleJsonPath } from "./simple-json-path";

const TYPES = ["string", "integer", "number", "boolean", "date"] as const;
type ColumnType = (typeof TYPES)[number];

function cell(value: Json | undefined, type: ColumnType, now: number): Json {
  if (value === undefined) return null;
  if (type === "date")
    return typeof value === "string" ? ageOf(value, now).replace("<unknown>", "<invalid>") : null;
  if (type === "string") return typeof value === "string" ? value : JSON.stringify(value);
  if (type === "boolean") return typeof value === "boolean" ? value : null;
  if (typeof value !== "number") return null;
  return type === "integer" ? Math.trunc(value) : value;
}

/**
 * A custom resource's column from its definition's additionalPrinterColumns: the first value at the path, null where there is none.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#additional-printer-columns
 */
export function customColumn(row: JsonObject): PrinterColumn {
  const path = textOr(row["jsonPath"]);
  const type = TYPES.find((one) => one === row["type"]) ?? "string";
  return {
    name: textOr(row["name"]),
    type,
    format: textOr(row["format"]),
    description:
      textOr(row["description"]) || `Custom resource definition column (in JSONPath format): ${path}`,
    priority: typeof row["priority"] === "number" ? row["priority"] : 0,
    read: (object, now) => cell(simpleJsonPath(object, path)[0], type, now),
  };
}
