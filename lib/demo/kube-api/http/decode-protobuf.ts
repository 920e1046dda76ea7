import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { readPath } from "../../json/read-path";
import { textOf } from "../../json/text-of";
import { isObject } from "../../world/read-json";
import { type FieldForm, PROTOBUF_MESSAGES, type ProtobufMessage } from "./protobuf-messages";

const TYPE: ProtobufMessage = { 1: { name: "apiVersion", as: "text" }, 2: { name: "kind", as: "text" } };
const ENVELOPE: ProtobufMessage = { 1: { name: "type", as: TYPE }, 2: "ignored" };
const MAGIC = Buffer.from("k8s\0");

interface Field {
  readonly number: number;
  /** A whole number where the field is one. */
  readonly content: Buffer | number;
}

function varint(bytes: Buffer, from: number): { readonly value: number; readonly next: number } | null {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = bytes[from + index];
    if (byte === undefined) return null;
    value += (byte & 127) * 2 ** (7 * index);
    if (byte < 128) return { value, next: from + index + 1 };
  }
  return null;
}

/** The length-delimited fields and the whole numbers; anything malformed is null. */
function fieldsOf(bytes: Buffer): readonly Field[] | null {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = varint(bytes, at);
    const size = tag && varint(bytes, tag.next);
    if (!size) return null;
    at = size.next;
    const number = Math.floor(tag.value / 8);
    if ((tag.value & 7) === 0) {
      fields.push({ number, content: size.value });
      continue;
    }
    if ((tag.value & 7) !== 2 || at + size.value > bytes.length) return null;
    fields.push({ number, content: bytes.subarray(at, at + size.value) });
    at += size.value;
  }
  return fields;
}

/** A map with one more entry, whose key is its field 1 and whose value its field 2. */
function withEntry(before: Json | undefined, content: Buffer, encoding: "utf8" | "base64"): Json | null {
  const fields = fieldsOf(content);
  if (fields === null) return null;
  const partAt = (wanted: number): Buffer => {
    const part = fields.find(({ number }) => number === wanted)?.content;
    return typeof part === "object" ? part : Buffer.alloc(0);
  };
  const map = isObject(before) ? Object.entries(before) : [];
  return Object.fromEntries([...map, [partAt(1).toString("utf8"), partAt(2).toString(encoding)]]);
}

/** The value of a field with one more occurrence of it; null where it cannot be read. */
function withField(before: Json | undefined, content: Buffer, as: FieldForm): Json | null {
  if (as === "number") return null;
  if (as === "text") return content.toString("utf8");
  const list = isJsonArray(before) ? before : [];
  if (as === "texts") return [...list, content.toString("utf8")];
  if (as === "map" || as === "binaryMap") return withEntry(before, content, as === "map" ? "utf8" : "base64");
  if (!("each" in as)) return decode(content, as);
  const item = decode(content, as.each);
  return item && [...list, item];
}

/** What a field adds to its message: nothing where it does not matter or is empty; null where it would be lost. */
function read(
  field: ProtobufMessage[number] | undefined,
  content: Buffer | number,
  before: (name: string) => Json | undefined,
): { readonly name: string; readonly value: Json } | "nothing" | null {
  if (field === "ignored") return "nothing";
  const as = field?.as;
  if (typeof content === "number")
    return field === undefined || as !== "number" ? "nothing" : { name: field.name, value: content };
  if (content.length === 0 && as !== "texts") return "nothing";
  if (field === undefined) return null;
  const value = withField(before(field.name), content, field.as);
  return value === null ? null : { name: field.name, value };
}

function decode(bytes: Buffer, message: ProtobufMessage): JsonObject | null {
  const decoded = new Map<string, Json>();
  for (const { number, content } of fieldsOf(bytes) ?? [{ number: 0, content: bytes }]) {
    const added = read(message[number], content, (name) => decoded.get(name));
    if (added === null) return null;
    if (added !== "nothing") decoded.set(added.name, added.value);
  }
  return Object.fromEntries(decoded);
}

/**
 * Decodes a Kubernetes protobuf body (runtime.Unknown) of the few kinds that kubectl never sends as JSON; null for any other
 * kind, and where a field is set that would be lost.
 */
export function decodeProtobuf(body: Buffer): JsonObject | null {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const envelope = body.subarray(MAGIC.length);
  const type = decode(envelope, ENVELOPE)?.["type"];
  const raw = fieldsOf(envelope)?.find(({ number }) => number === 2)?.content ?? Buffer.alloc(0);
  const message = PROTOBUF_MESSAGES.get(textOf(readPath(type, "kind")));
  if (typeof raw === "number" || message === undefined || !isObject(type)) return null;
  const object = decode(raw, message);
  return object && { ...type, ...object };
}
