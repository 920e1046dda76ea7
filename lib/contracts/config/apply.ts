import "../interpret-schemas";
import { z } from "zod";
import { findingSchema, patchOperationSchema } from "./finding";
import { jsonObjectSchema } from "./object-ref";
import { conflictSchema } from "./preview";

/** POST /api/v1/config/apply. `baseline` null creates; `edited` null deletes exactly the baseline. */
export const applyRequestSchema = z.object({
  baseline: jsonObjectSchema.nullable(),
  edited: jsonObjectSchema.nullable(),
  dryRun: z.boolean().default(false),
  /** Answers to conflicts, by path: keep the cluster's value or the edit's. */
  resolutions: z.record(z.string(), z.enum(["current", "edited"])).default({}),
  /**
   * metadata.resourceVersion of the object that the answers to conflicts were given for. Once it is another, they no longer
   * count: nobody has seen what they would overwrite.
   */
  reviewed: z.string().optional(),
  /** The second confirmation for an object that a repository owns. */
  overrideOwner: z.boolean().default(false),
});
export type ApplyRequest = z.infer<typeof applyRequestSchema>;

export const applyResponseSchema = z.object({
  outcome: z.enum(["applied", "unchanged", "conflict", "refused"]),
  /** The object as the API server answered with it; absent after a delete. */
  object: jsonObjectSchema.optional(),
  patch: z.array(patchOperationSchema),
  conflicts: z.array(conflictSchema).optional(),
  findings: z.array(findingSchema),
  /** The server's clock when it answered, in unix milliseconds: from then on the outcome is watched. */
  at: z.number(),
  /** Why it was refused, with the way out. `uncertain`: the connection was lost, the change may have been made. */
  problem: z
    .object({
      title: z.string(),
      detail: z.string(),
      causes: z.array(z.object({ field: z.string(), message: z.string() })),
      uncertain: z.boolean(),
    })
    .optional(),
});
export type ApplyResponse = z.infer<typeof applyResponseSchema>;
