import { readSchema } from "./read-schema";
import type { Schema } from "./schema";

/** The schema of a list's items; undefined where nothing is said about them. */
export function itemsOf(schema: Schema): Schema | undefined {
  return schema.items === null ? undefined : readSchema(schema.items);
}
