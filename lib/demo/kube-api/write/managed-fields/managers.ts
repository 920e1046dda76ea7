import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { isObject, objectsIn, textOr } from "../../../world/read-json";
import type { FieldSet } from "./field-set";
import { fromFieldsV1, toFieldsV1 } from "./fields-v1";

/** Who owns which fields of an object: one entry of metadata.managedFields. */
export interface ManagedEntry {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  readonly apiVersion: string;
  /** Empty: the object's own endpoint. */
  readonly subresource: string;
  /** RFC 3339; empty where nobody said. */
  readonly time: string;
  readonly fields: FieldSet;
}

/** The entries of an object by what identifies them. */
export type Managers = ReadonlyMap<string, ManagedEntry>;

/** What identifies an entry: an applier is the same at every version, an updater is not. */
export function managerId({
  manager,
  operation,
  apiVersion,
  subresource,
}: Omit<ManagedEntry, "time" | "fields">): string {
  return JSON.stringify([manager, operation, operation === "Apply" ? "" : apiVersion, subresource]);
}

function readEntry(entry: JsonObject): ManagedEntry | null {
  const { operation, fieldsType } = entry;
  const fields = fromFieldsV1(entry["fieldsV1"] ?? {});
  const apiVersion = textOr(entry["apiVersion"]);
  const known = operation === "Apply" || operation === "Update";
  if (!known || apiVersion === "" || fieldsType !== "FieldsV1" || fields === null) return null;
  const subresource = textOr(entry["subresource"]);
  return {
    manager: textOr(entry["manager"]),
    operation,
    apiVersion,
    subresource,
    time: textOr(entry["time"]),
    fields,
  };
}

/** Reads metadata.managedFields; null where an entry is not one. */
export function readManagers(managedFields: Json | undefined): Managers | null {
  const managers = new Map<string, ManagedEntry>();
  for (const one of objectsIn(managedFields)) {
    const entry = readEntry(one);
    if (entry === null) return null;
    managers.set(managerId(entry), entry);
  }
  return managers;
}

/** Whether a client asks to forget all managers: an empty list, or one empty entry. */
export function asksForReset(managedFields: Json | undefined): boolean {
  if (!isJsonArray(managedFields)) return false;
  const [only, ...more] = managedFields;
  return only === undefined || (more.length === 0 && isObject(only) && Object.keys(only).length === 0);
}

const order = (entry: ManagedEntry): readonly string[] => [
  entry.operation,
  entry.time,
  entry.manager,
  entry.apiVersion,
  entry.subresource,
];

function compareEntries(a: ManagedEntry, b: ManagedEntry): number {
  const [left, right] = [order(a), order(b)];
  const index = left.findIndex((text, position) => text !== right[position]);
  if (index < 0) return 0;
  return (left[index] ?? "") < (right[index] ?? "") ? -1 : 1;
}

/** metadata.managedFields, appliers first, oldest first. */
export function writeManagers(managers: Managers): readonly JsonObject[] {
  return [...managers.values()]
    .sort(compareEntries)
    .map(({ manager, operation, apiVersion, subresource, time, fields }) => ({
      manager,
      operation,
      apiVersion,
      ...(time === "" ? {} : { time }),
      fieldsType: "FieldsV1",
      fieldsV1: toFieldsV1(fields),
      ...(subresource === "" ? {} : { subresource }),
    }));
}
