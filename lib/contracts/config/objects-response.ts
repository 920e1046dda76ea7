import "../interpret-schemas";
import { z } from "zod";
import { findingCountsSchema } from "./finding";
import { ownerSchema } from "./owner";

/** One line of the list of configuration. Times are unix milliseconds. */
export const objectRowSchema = z.object({
  kind: z.string(),
  apiVersion: z.string(),
  namespace: z.string(),
  name: z.string(),
  created: z.number(),
  labels: z.record(z.string(), z.string()),
  /** What it is about: hosts, selectors, parents; short. */
  about: z.string(),
  owner: ownerSchema.nullable(),
  findings: findingCountsSchema.nullable(),
  /** Who changed it last and when, as managedFields say; null where they say nothing. */
  changed: z.object({ manager: z.string(), at: z.number() }).nullable(),
});
export type ObjectRow = z.infer<typeof objectRowSchema>;

/** GET /api/v1/config/objects?namespaces=&text= (text: only objects whose YAML contains it, case-insensitively) */
export const objectsResponseSchema = z.object({
  objects: z.array(objectRowSchema),
  /** Grows with every change of any object. */
  revision: z.int(),
});
export type ObjectsResponse = z.infer<typeof objectsResponseSchema>;
