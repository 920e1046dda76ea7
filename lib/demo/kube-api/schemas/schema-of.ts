import type { ServedKind } from "../kinds/served-kind";
import { readSchema } from "./read-schema";
import type { Schema } from "./schema";
import { schemaNodeOf } from "./schema-node-of";

/** The schema of a served kind at one of its versions, read from disk when first asked for; undefined where it is not served. */
export function schemaOf(kind: ServedKind, version: string): Schema | undefined {
  const node = schemaNodeOf(kind, version);
  return node && readSchema(node);
}
