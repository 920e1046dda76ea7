import { readSchema } from "./read-schema";
import type { Schema } from "./schema";

/** The schema of a field of an object, or of a value of a map; undefined where the schema knows no such field. */
export function propertyOf(schema: Schema, key: string): Schema | undefined {
  const own = schema.properties.get(key);
  if (own !== undefined) return readSchema(own);
  return schema.additional === null || schema.additional === true ? undefined : readSchema(schema.additional);
}
