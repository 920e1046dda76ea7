import "../interpret-schemas";
import { z } from "zod";
import { jsonSchema, objectRefSchema } from "./object-ref";

export const severitySchema = z.enum(["error", "warning", "info"]);

export const patchOperationSchema = z.discriminatedUnion("op", [
  z.object({ op: z.enum(["add", "replace", "test"]), path: z.string(), value: jsonSchema }),
  z.object({ op: z.literal("remove"), path: z.string() }),
]);

/** One finding as every answer carries it. */
export const findingSchema = z.object({
  code: z.string(),
  severity: severitySchema,
  object: objectRefSchema,
  path: z.array(z.union([z.string(), z.int()])),
  message: z.string(),
  why: z.string(),
  related: z.array(objectRefSchema),
  fix: z.object({ title: z.string(), patch: z.array(patchOperationSchema) }).nullable(),
});
export type FindingDto = z.infer<typeof findingSchema>;

/** How many findings of each severity; null where nothing was checked yet. */
export const findingCountsSchema = z.object({ error: z.int(), warning: z.int(), info: z.int() });
