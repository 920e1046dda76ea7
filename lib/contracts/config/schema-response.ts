import "../interpret-schemas";
import { z } from "zod";
import { jsonObjectSchema } from "./object-ref";

/** GET /api/v1/config/schemas/{kind}?version= : the cluster's own schema of a kind (OpenAPI v3, references resolved). */
export const schemaResponseSchema = z.object({ version: z.string(), schema: jsonObjectSchema });
export type SchemaResponse = z.infer<typeof schemaResponseSchema>;
