import type { ServedKind } from "../kinds/served-kind";
import { definitionName } from "./definition-name";
import { readSchema } from "./read-schema";
import type { Schema } from "./schema";
import { schemaNodeOf } from "./schema-node-of";

const schemas = new Map<string, Schema>();

/** The schema of a served kind at one of its versions, read from disk when first asked for; undefined where it is not served. */
export function schemaOf(kind: ServedKind, version: string): Schema | undefined {
  const name = definitionName(kind, version);
  const known = schemas.get(name);
  if (known !== undefined) return known;
  const node = schemaNodeOf(kind, version);
  if (node === undefined) return undefined;
  const schema = readSchema(kind.custom ? node : { $ref: `#/components/schemas/${name}` });
  schemas.set(name, schema);
  return schema;
}
