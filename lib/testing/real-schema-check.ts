import { createSchemaCheck } from "@/lib/adapters/schemas/create-schema-check";
import type { SchemaCheck } from "@/lib/ports/schema-check";

/** The check by schema and CEL rules that the server uses, for tests outside of the composition root. */
export const REAL_SCHEMA_CHECK: SchemaCheck = createSchemaCheck();
