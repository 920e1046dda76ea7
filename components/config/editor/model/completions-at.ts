import type { ValuesResponse } from "@/lib/contracts/config/values";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { valueAt } from "@/lib/domain/config/field-path";
import { isJsonObject, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { firstSentences } from "./first-sentences";
import { knownKeys, knownValues } from "./known-values";
import { fieldsOf, schemaAt } from "./schema-at";
import { typeName } from "./type-name";

/** Where the cursor stands. */
export interface CompletionPlace {
  /** Key of the object's kind. */
  readonly kind: string;
  readonly namespace: string;
  /** For a key: the object it is written in. For a value: the field whose value it is. */
  readonly path: FieldPath;
  readonly at: "key" | "value";
  /** The whole object as far as it can be read. */
  readonly object: Json;
}

export interface CompletionOption {
  readonly label: string;
  /** What is written: a key with its colon, a value quoted where YAML needs it. */
  readonly insert: string;
  readonly kind: "field" | "required" | "value" | "name";
  /** Type of a field, origin of a value. */
  readonly detail: string;
  /** What the field is for; "" where nobody says. */
  readonly help: string;
}

interface Sources {
  /** Null where the cluster serves none. */
  readonly schema: JsonObject | null;
  readonly values: ValuesResponse | null;
}

const MOST_OPTIONS = 200;

/**
 * What can be written at the cursor: the fields the cluster's schema knows and the object does not have yet (required
 * ones first), the values its schema lists, and names that exist in the cluster. At most 200, best first.
 */
export function completionsAt(place: CompletionPlace, sources: Sources): readonly CompletionOption[] {
  const options = place.at === "key" ? keys(place, sources) : valuesHere(place, sources);
  const unique = new Map(options.map((option) => [option.label, option]));
  return [...unique.values()].slice(0, MOST_OPTIONS);
}

function keys({ path, object }: CompletionPlace, { schema, values }: Sources): readonly CompletionOption[] {
  const here = schema === null ? null : schemaAt(schema, path);
  const present = valueAt(object, path);
  const taken = new Set(isJsonObject(present) ? Object.keys(present) : []);
  const required = new Set(here === null ? [] : textsAt(here, "required"));
  const fields =
    here === null ? [] : [...fieldsOf(here)].filter(([name]) => !taken.has(name) && name !== "status");
  const options = fields.map(([name, field]) => fieldOption(name, field, required.has(name)));
  const labels = values === null ? [] : knownKeys(values, path).filter(({ value }) => !taken.has(value));
  return [
    ...options.sort((a, b) => Number(b.kind === "required") - Number(a.kind === "required")),
    ...labels.map(({ value, detail }) => ({
      label: value,
      insert: `${value}: `,
      kind: "name" as const,
      detail,
      help: "",
    })),
  ];
}

function fieldOption(name: string, field: JsonObject, required: boolean): CompletionOption {
  const nests = ["object", "array"].includes(textAt(field, "type"));
  return {
    label: name,
    insert: nests ? `${name}:` : `${name}: `,
    kind: required ? "required" : "field",
    detail: typeName(field),
    help: firstSentences(textAt(field, "description")),
  };
}

function valuesHere(place: CompletionPlace, { schema, values }: Sources): readonly CompletionOption[] {
  const here = schema === null ? null : schemaAt(schema, place.path);
  const named = values === null ? [] : knownValues(values, place);
  const isText = here === null || ["string", ""].includes(textAt(here, "type"));
  return [
    ...named.map(({ value, detail, numeric }) => ({
      label: value,
      insert: isText && numeric !== true ? scalar(value) : value,
      kind: "name" as const,
      detail,
      help: "",
    })),
    ...listed(here),
  ];
}

function listed(schema: JsonObject | null): readonly CompletionOption[] {
  if (schema === null) return [];
  const enumerated = schema["enum"];
  const values = textAt(schema, "type") === "boolean" ? [true, false] : enumerated;
  if (!Array.isArray(values)) return [];
  const help = firstSentences(textAt(schema, "description"));
  return values.flatMap((value: unknown): CompletionOption[] => {
    if (typeof value !== "string" && typeof value !== "boolean" && typeof value !== "number") return [];
    const insert = typeof value === "string" ? scalar(value) : String(value);
    return [{ label: String(value), insert, kind: "value", detail: "", help }];
  });
}

/** A text as a YAML plain scalar, quoted where plain would be read as something else. */
function scalar(text: string): string {
  const plain =
    /^[A-Za-z_./][\w./:@*-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n|~)$/i.test(text);
  return plain && !text.endsWith(":") && !/^\.(inf|nan)$/i.test(text) ? text : JSON.stringify(text);
}
