import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/**
 * A field: its JSON name, empty where its message is inlined; the type of a value; how often it comes, or "omitempty" where it
 * comes once and JSON does not have it when it is empty.
 */
export type ProtobufField =
  | readonly [name: string, type: string]
  | readonly [name: string, type: string, form: "repeated" | "map" | "omitempty"];
export type ProtobufMessage = Readonly<Record<string, ProtobufField>>;

const MESSAGE = /^message (\w+) \{\n([^]*?)^\}/gm;
const FIELD = /^ {2}(?:(optional|repeated) |map<string, )([\w.]+)>? (\w+) = (\d+);/gm;
const STRUCT = /^type (\w+) struct \{\n([^]*?)^\}/gm;
const TAG = /(\*?)[\w.[\]]+[ \t]+`(?:json:"([^"]*)")?[^`\n]*?protobuf:"\w+,(\d+)[^`\n]*`/g;
const SCALARS = ["bool", "bytes", "double", "int32", "int64", "string"];

/** `.k8s.io.api.core.v1.Pod`, or `Pod` in its own package, is `io.k8s.api.core.v1.Pod`. */
function definitionOf(type: string, packageName: string): string {
  if (SCALARS.includes(type)) return type;
  return type.startsWith(".") ? type.replace(/^\.k8s\.io/, "io.k8s") : `${packageName}.${type}`;
}

interface JsonTag {
  /** Empty where the field is inlined; undefined where the message's own name stands. */
  readonly name: string | undefined;
  readonly omitEmpty: boolean;
  readonly omitZero: boolean;
}

function jsonTag(pointer: boolean, json: string): JsonTag {
  const [name = "", ...options] = json.split(",");
  const own = name === "" || name === "-" ? undefined : name;
  return {
    name: options.includes("inline") ? "" : own,
    omitEmpty: !pointer && options.includes("omitempty"),
    omitZero: !pointer && options.includes("omitzero"),
  };
}

/** What the Go source says of each struct's fields, by number. */
function jsonTags(folder: string): ReadonlyMap<string, ReadonlyMap<string, JsonTag>> {
  const structs = new Map<string, ReadonlyMap<string, JsonTag>>();
  for (const file of readdirSync(folder).filter((name) => /^types\w*\.go$/.test(name)))
    for (const [, struct = "", body = ""] of readFileSync(path.join(folder, file), "utf8").matchAll(STRUCT)) {
      const tags = [...body.matchAll(TAG)].map(
        ([, star = "", json = "", number = ""]) => [number, jsonTag(star === "*", json)] as const,
      );
      structs.set(struct, new Map(tags));
    }
  return structs;
}

function formOf(label: string | undefined, type: string, tag: JsonTag | undefined): ProtobufField[2] {
  if (label !== "optional") return label === "repeated" ? "repeated" : "map";
  const omitted = SCALARS.includes(type) ? tag?.omitEmpty : tag?.omitZero;
  return omitted === true ? "omitempty" : undefined;
}

function messagesIn(folder: string, packageName: string): ReadonlyMap<string, ProtobufMessage> {
  const tags = jsonTags(folder);
  const messages = new Map<string, ProtobufMessage>();
  const proto = readFileSync(path.join(folder, "generated.proto"), "utf8");
  for (const [, message = "", body = ""] of proto.matchAll(MESSAGE)) {
    const fields: Record<string, ProtobufField> = {};
    for (const [, label, type = "", field = "", number = ""] of body.matchAll(FIELD)) {
      const tag = tags.get(message)?.get(number);
      const form = formOf(label, type, tag);
      const described = [tag?.name ?? field, definitionOf(type, packageName)] as const;
      fields[number] = form === undefined ? described : [...described, form];
    }
    messages.set(`${packageName}.${message}`, fields);
  }
  return messages;
}

/**
 * The messages that the named ones reach, themselves among them, by the names of their OpenAPI definitions; fields by number.
 * They are read from the generated.proto files, and their JSON names from the Go source beside these; `folderOf` gives the
 * folder of a package. Fails where a message is missing.
 */
export function protobufMessages(
  wanted: readonly string[],
  folderOf: (packageName: string) => string,
): Readonly<Record<string, ProtobufMessage>> {
  const packages = new Map<string, ReadonlyMap<string, ProtobufMessage>>();
  const found: Record<string, ProtobufMessage> = {};
  const queue = [...wanted];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found[name] !== undefined || SCALARS.includes(name)) continue;
    const packageName = name.slice(0, name.lastIndexOf("."));
    const messages = packages.get(packageName) ?? messagesIn(folderOf(packageName), packageName);
    packages.set(packageName, messages);
    const message = messages.get(name);
    if (message === undefined) throw new Error(`no protobuf message of ${name}`);
    found[name] = message;
    queue.push(...Object.values(message).map(([, type]) => type));
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}
