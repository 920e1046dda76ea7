import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { readPath } from "../../json/read-path";
import { textOf } from "../../json/text-of";
import { isObject } from "../../world/read-json";

/** Fields by number: a text, a message, or one whose content does not matter. */
interface Message {
  readonly [field: number]: { readonly name: string; readonly as: "text" | Message } | "ignored";
}

const text = (name: string): { name: string; as: "text" } => ({ name, as: "text" });
const RESOURCE_ATTRIBUTES = {
  1: text("namespace"),
  2: text("verb"),
  3: text("group"),
  4: text("version"),
  5: text("resource"),
  6: text("subresource"),
  7: text("name"),
};
const ACCESS_SPEC = {
  1: { name: "resourceAttributes", as: RESOURCE_ATTRIBUTES },
  2: { name: "nonResourceAttributes", as: { 1: text("path"), 2: text("verb") } },
};

/** What kubectl sends as protobuf whatever the server prefers, after the .proto files of k8s.io/api. */
const MESSAGES: ReadonlyMap<string, Message> = new Map<string, Message>([
  ["SelfSubjectAccessReview", { 1: "ignored", 2: { name: "spec", as: ACCESS_SPEC }, 3: "ignored" }],
  [
    "SelfSubjectRulesReview",
    { 1: "ignored", 2: { name: "spec", as: { 1: text("namespace") } }, 3: "ignored" },
  ],
  ["Namespace", { 1: { name: "metadata", as: { 1: text("name"), 8: "ignored" } }, 3: "ignored" }],
]);
const ENVELOPE: Message = {
  1: { name: "type", as: { 1: text("apiVersion"), 2: text("kind") } },
  2: "ignored",
};
const MAGIC = Buffer.from("k8s\0");

interface Field {
  readonly number: number;
  readonly content: Buffer;
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

/** The length-delimited fields; numbers are passed over, anything malformed is null. */
function fieldsOf(bytes: Buffer): readonly Field[] | null {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = varint(bytes, at);
    const size = tag && varint(bytes, tag.next);
    if (!size) return null;
    at = size.next;
    if ((tag.value & 7) === 0) continue;
    if ((tag.value & 7) !== 2 || at + size.value > bytes.length) return null;
    fields.push({ number: Math.floor(tag.value / 8), content: bytes.subarray(at, at + size.value) });
    at += size.value;
  }
  return fields;
}

function decode(bytes: Buffer, message: Message): JsonObject | null {
  const decoded: Record<string, Json> = {};
  for (const { number, content } of fieldsOf(bytes) ?? [{ number: 0, content: bytes }]) {
    const field = message[number];
    if (field === "ignored" || content.length === 0) continue;
    if (field === undefined) return null;
    const value = field.as === "text" ? content.toString("utf8") : decode(content, field.as);
    if (value === null) return null;
    decoded[field.name] = value;
  }
  return decoded;
}

/**
 * Decodes a Kubernetes protobuf body (runtime.Unknown) of the few kinds that kubectl never sends as JSON; null for any other
 * kind, and where a field is set that would be lost.
 */
export function decodeProtobuf(body: Buffer): JsonObject | null {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const envelope = body.subarray(MAGIC.length);
  const type = decode(envelope, ENVELOPE)?.["type"];
  const raw = fieldsOf(envelope)?.find(({ number }) => number === 2)?.content;
  const message = MESSAGES.get(textOf(readPath(type, "kind")));
  if (raw === undefined || message === undefined || !isObject(type)) return null;
  const object = decode(raw, message);
  return object && { ...type, ...object };
}
