import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** How a Go struct is written as JSON: what stands in a field that was not given, and which fields are left out when zero. */
export interface GoFields {
  readonly always: Readonly<Record<string, unknown>>;
  readonly omitted: readonly string[];
  /** The Go types of texts and numbers that have one of their own: `v1.Protocol`. */
  readonly types: Readonly<Record<string, string>>;
  /** The embedded struct that a field belongs to: decoding errors name it. */
  readonly embedded: Readonly<Record<string, string>>;
}

interface GoField {
  readonly name: string;
  readonly type: string;
  /** The struct it is embedded with; empty for a field of the struct itself. */
  readonly via: string;
  readonly pointer: boolean;
  readonly omitEmpty: boolean;
  readonly omitZero: boolean;
}
interface GoStruct {
  readonly fields: readonly GoField[];
  readonly embedded: readonly string[];
}

const STRUCT = /^type (\w+) struct \{\n([^]*?)^\}/gm;
const FIELD = /^\t(?:(\w+)[ \t]+)?(\*?)([\w.[\]*]+)[ \t]+`json:"([^",]*)((?:,\w+)*)"/gm;

const node = z.looseObject({
  type: z.string().optional(),
  format: z.string().optional(),
  properties: z.record(z.string(), z.json()).optional(),
  additionalProperties: z.json().optional(),
  $ref: z.string().optional(),
  allOf: z.array(z.looseObject({ $ref: z.string().optional() })).optional(),
});

function structsIn(folder: string): ReadonlyMap<string, GoStruct> {
  const files = readdirSync(folder).filter((name) => /^types\w*\.go$/.test(name));
  const structs = new Map<string, GoStruct>();
  for (const file of files)
    for (const [, name = "", body = ""] of readFileSync(path.join(folder, file), "utf8").matchAll(STRUCT)) {
      const fields: GoField[] = [];
      const embedded: string[] = [];
      for (const [, , star = "", type = "", json = "", options = ""] of body.matchAll(FIELD))
        if (options.includes(",inline")) embedded.push(type);
        else
          fields.push({
            name: json,
            type,
            via: "",
            pointer: star === "*",
            omitEmpty: options.includes(",omitempty"),
            omitZero: options.includes(",omitzero"),
          });
      structs.set(name, { fields, embedded });
    }
  return structs;
}

function allFields(structs: ReadonlyMap<string, GoStruct>, name: string): readonly GoField[] {
  const found = structs.get(name);
  if (found === undefined) return [];
  const embedded = found.embedded.flatMap((other) =>
    allFields(structs, other).map((field) => ({
      ...field,
      via: field.via === "" ? other : `${other}.${field.via}`,
    })),
  );
  return [...found.fields, ...embedded];
}

/** The zero value of a field that is a struct in Go; undefined for scalars, lists and maps. */
function zeroStruct(ref: string): unknown {
  if (/\.(Micro)?Time$|\.RawExtension$/.test(ref)) return null;
  if (ref.endsWith(".Quantity")) return "0";
  return ref.endsWith(".IntOrString") ? 0 : {};
}

function zeroScalar(type: string | undefined): unknown {
  if (type === "string") return "";
  if (type === "boolean") return false;
  return type === "integer" || type === "number" ? 0 : null;
}

type Written = { readonly always: unknown } | "omitted" | "optional";

/** Whether a field is written when it is empty, and as what. */
function whenEmpty(field: GoField, property: z.infer<typeof node>): Written {
  const ref = property.$ref ?? property.allOf?.[0]?.$ref;
  if (field.pointer) return field.omitEmpty ? "optional" : { always: null };
  if (ref !== undefined) return field.omitZero ? "optional" : { always: zeroStruct(ref) };
  return field.omitEmpty ? "omitted" : { always: zeroScalar(property.type) };
}

const TYPE_META = ["apiVersion", "kind"];

/** A named type of a scalar or a map, with the version its package is named after. */
function namedType({ type }: GoField, property: z.infer<typeof node>, version: string): string | undefined {
  const isMap = property.type === "object" && property.additionalProperties !== undefined;
  const scalar = isMap || ["string", "integer", "number", "boolean"].includes(property.type ?? "");
  const own = scalar && property.format !== "date-time" && /^([A-Z]\w*|v\d\.\w+)$/.test(type);
  if (!own) return undefined;
  return type.includes(".") ? type : `${version}.${type}`;
}

function goFieldsOf(
  fields: readonly GoField[],
  properties: Readonly<Record<string, unknown>>,
  version: string,
): GoFields {
  const always: Record<string, unknown> = {};
  const omitted: string[] = [];
  const types: Record<string, string> = {};
  const embedded: Record<string, string> = {};
  for (const field of fields) {
    const property = node.safeParse(properties[field.name]);
    if (!property.success || TYPE_META.includes(field.name)) continue;
    const type = namedType(field, property.data, version);
    if (type !== undefined) types[field.name] = type;
    if (field.via !== "") embedded[field.name] = field.via;
    const written = whenEmpty(field, property.data);
    if (written === "omitted") omitted.push(field.name);
    else if (written !== "optional") always[field.name] = written.always;
  }
  return { always, omitted, types, embedded };
}

/** The field rules of every definition that is a Go struct; `folders` holds the source folder of each package. */
export function goFields(
  definitions: ReadonlyMap<string, unknown>,
  folders: ReadonlyMap<string, string>,
): Readonly<Record<string, GoFields>> {
  const packages = new Map<string, ReadonlyMap<string, GoStruct>>();
  const rules: Record<string, GoFields> = {};
  for (const [name, definition] of definitions) {
    const dot = name.lastIndexOf(".");
    const folder = folders.get(name.slice(0, dot));
    const properties = node.parse(definition).properties;
    if (folder === undefined || properties === undefined) continue;
    const structs = packages.get(folder) ?? structsIn(folder);
    packages.set(folder, structs);
    const version = name.slice(0, dot).split(".").at(-1) ?? "";
    rules[name] = goFieldsOf(allFields(structs, name.slice(dot + 1)), properties, version);
  }
  return rules;
}
