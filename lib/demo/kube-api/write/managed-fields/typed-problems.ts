import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { isObject } from "../../../world/read-json";
import type { Schema, SchemaType } from "../../schemas/schema";
import { atomOf, type ListAtom, type MapAtom } from "./atom-of";
import type { PathElement } from "./field-set";
import { itemElement } from "./item-element";
import { pathText } from "./path-text";

const MOST_PROBLEMS = 100;

const isOpen = (schema: Schema): boolean =>
  schema.additional !== null || schema.preserveUnknownFields || schema.properties.size === 0;

const FITS: Readonly<Record<SchemaType, { readonly name: string; readonly test: (value: Json) => boolean }>> =
  {
    object: { name: "map", test: isObject },
    array: { name: "list", test: isJsonArray },
    string: { name: "string", test: (value) => typeof value === "string" },
    boolean: { name: "boolean", test: (value) => typeof value === "boolean" },
    integer: { name: "numeric (int or float)", test: (value) => typeof value === "number" },
    number: { name: "numeric (int or float)", test: (value) => typeof value === "number" },
  };

/** What the schema expects instead of a value; null where the value fits. */
function expectedOf({ type, intOrString }: Schema, value: Json): string | null {
  if (value === null || intOrString || type === null || FITS[type].test(value)) return null;
  return `expected ${FITS[type].name}`;
}

class TypeCheck {
  readonly problems: string[] = [];

  check(path: readonly PathElement[], value: Json, schema: Schema | undefined): void {
    if (schema === undefined || this.problems.length >= MOST_PROBLEMS) return;
    const expected = expectedOf(schema, value);
    if (expected !== null) {
      this.problems.push(`${pathText(path)}: ${expected}, got ${JSON.stringify(value)}`);
      return;
    }
    const atom = atomOf(schema, value);
    if (atom.type === "map") this.#checkMap(path, value, schema, atom);
    else if (atom.type === "list") this.#checkList(path, value, atom);
  }

  #checkMap(path: readonly PathElement[], value: Json, schema: Schema, atom: MapAtom): void {
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      const below = [...path, `f:${key}`];
      if (!atom.names(key) && !isOpen(schema))
        this.problems.push(`${pathText(below)}: field not declared in schema`);
      else if (child !== undefined) this.check(below, child, atom.child(key));
    }
  }

  #checkList(path: readonly PathElement[], value: Json, atom: ListAtom): void {
    const seen = new Set<PathElement>();
    for (const [index, item] of atom.items(value).entries()) {
      const element = atom.relation === "atomic" ? null : itemElement(item, atom);
      if (element === null && atom.relation !== "atomic")
        this.problems.push(`${pathText(path)}: element ${index}: associative list item without its keys`);
      if (element !== null && seen.has(element))
        this.problems.push(`${pathText(path)}: duplicate entries for key ${pathText([element])}`);
      if (element !== null) seen.add(element);
      this.check([...path, element ?? `i:${index}`], item, atom.item);
    }
  }
}

/** Where a configuration does not fit the schema of what it is applied to: an unknown field, another type, an item listed twice. */
export function typedProblems(config: Json, schema: Schema | undefined): readonly string[] {
  const check = new TypeCheck();
  check.check([], config, schema);
  return check.problems;
}
