import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";
import { GO_TYPES } from "./go-types";
import { type MessageField, messageFields } from "./message-fields";
import { SCALAR_TYPES } from "./scalar-types";
import { type FieldBudget, packedVarints, wireFields, type WireValue } from "./wire-fields";

/** What bounds the decoding of a body. */
interface Limits {
  readonly budget: FieldBudget;
  /** How many messages may still nest. */
  readonly depth: number;
}

const KEY: MessageField = { name: "key", type: "string", form: "one" };

/** A value that came once or more: of scalars the last counts, messages are merged, which is what their bytes in a row say. */
function decodeOne(type: string, values: readonly WireValue[], limits: Limits): Json | undefined {
  const scalar = SCALAR_TYPES.get(type);
  const last = values.at(-1);
  if (scalar !== undefined) return last && scalar(last);
  const parts = values.flatMap((value) => (value.type === "bytes" ? [value.bytes] : []));
  const [first] = parts;
  if (first === undefined || parts.length < values.length) return undefined;
  return decodeMessage(type, parts.length === 1 ? first : Buffer.concat(parts), limits);
}

function decodeList(type: string, values: readonly WireValue[], limits: Limits): Json | undefined {
  const list: Json[] = [];
  for (const value of values) {
    const packed = value.type === "bytes" && ["bool", "int32", "int64"].includes(type);
    const parts = packed ? packedVarints(value.bytes, limits.budget) : [value];
    for (const part of parts ?? [undefined]) {
      const item = part && decodeOne(type, [part], limits);
      if (item === undefined) return undefined;
      list.push(item);
    }
  }
  return list;
}

/** What stands for a value that a map's entry leaves out. */
const emptyOf = (type: string): WireValue =>
  ["bool", "int32", "int64"].includes(type)
    ? { type: "varint", value: 0n }
    : { type: "bytes", bytes: Buffer.alloc(0) };

/** A map is a list of entries, whose key is field 1 and whose value field 2. */
function decodeMap(type: string, entries: readonly WireValue[], limits: Limits): Json | undefined {
  const map = new Map<string, Json>();
  for (const entry of entries) {
    const fields = entry.type === "bytes" ? wireFields(entry.bytes, limits.budget) : null;
    if (fields === null) return undefined;
    const key = decodeOne(KEY.type, fields.get(1) ?? [emptyOf(KEY.type)], limits);
    const value = decodeOne(type, fields.get(2) ?? [emptyOf(type)], limits);
    if (typeof key !== "string" || value === undefined) return undefined;
    map.set(key, value);
  }
  return Object.fromEntries(map);
}

const DECODE = { one: decodeOne, omitempty: decodeOne, repeated: decodeList, map: decodeMap } as const;

/** https://pkg.go.dev/encoding/json#Marshal */
const isEmpty = (value: Json): boolean =>
  isObject(value)
    ? Object.keys(value).length === 0
    : value === null || value === "" || value === 0 || value === false;

function decodeFields(message: string, bytes: Buffer, limits: Limits): JsonObject | undefined {
  const wire = limits.depth > 0 ? wireFields(bytes, limits.budget) : null;
  if (wire === null) return undefined;
  const inner = { ...limits, depth: limits.depth - 1 };
  const fields = messageFields(message);
  const object = new Map<string, JsonObject[string]>();
  for (const [number, values] of wire) {
    const field = fields.get(number);
    if (field === undefined) continue;
    const value = DECODE[field.form](field.type, values, inner);
    if (value === undefined) return undefined;
    if (field.form === "omitempty" && isEmpty(value)) continue;
    if (field.name !== "") object.set(field.name, value);
    else if (isObject(value)) for (const [name, part] of Object.entries(value)) object.set(name, part);
  }
  return Object.fromEntries(object);
}

/**
 * The JSON of a message of Kubernetes, as Go would write it but without what stands in fields that are not there; fields that
 * the message does not have are skipped. Undefined where the bytes are no such message, nest deeper than `limits` allow or have more fields.
 */
export function decodeMessage(message: string, bytes: Buffer, limits: Limits): Json | undefined {
  const fields = decodeFields(message, bytes, limits);
  const write = GO_TYPES.get(message);
  return fields && write ? write(fields) : fields;
}
