import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textMap, textsIn } from "../../world/read-json";
import { loadData } from "./load-data";

/** How the Go struct behind a definition is written as JSON: https://pkg.go.dev/encoding/json#Marshal */
export interface GoFields {
  /** What stands in a field that is empty. */
  readonly always: JsonObject;
  /** The fields that are left out when they are zero or empty. */
  readonly omitted: ReadonlySet<string>;
  /** The Go types of texts and numbers that have one of their own: `v1.Protocol`. */
  readonly types: ReadonlyMap<string, string>;
  /** The embedded struct that a field belongs to: decoding errors name it. */
  readonly embedded: ReadonlyMap<string, string>;
}

const read = new Map<string, GoFields>();

/** The rules of a definition's fields; without any for what is not a Go struct. */
export function goFieldsOf(definition: string): GoFields {
  const known = read.get(definition);
  if (known !== undefined) return known;
  const rules = jsonAt(loadData("go-fields"), definition);
  const always = jsonAt(rules, "always");
  const fields = {
    always: isObject(always) ? always : {},
    omitted: new Set(textsIn(jsonAt(rules, "omitted"))),
    types: textMap(jsonAt(rules, "types")),
    embedded: textMap(jsonAt(rules, "embedded")),
  };
  read.set(definition, fields);
  return fields;
}
