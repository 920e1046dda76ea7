import "../interpret-schemas";
import { z } from "zod";
import { jsonObjectSchema, objectRefSchema } from "./object-ref";
import { changeSchema } from "./preview";

export const revisionSchema = z.object({
  id: z.int(),
  object: objectRefSchema,
  at: z.number(),
  action: z.enum(["found", "created", "changed", "deleted"]),
  how: z.enum(["watched", "reconstructed"]),
  manager: z.string(),
  resourceVersion: z.string(),
  /** Against the revision before it; empty where that is not known. */
  changes: z.array(changeSchema),
  /** Whether its content is known, so that it can be opened and reverted to. */
  known: z.boolean(),
});
export type RevisionDto = z.infer<typeof revisionSchema>;

/** GET /api/v1/config/history?namespaces=&kind=&namespace=&name=&before= ; newest first */
export const historyResponseSchema = z.object({
  since: z.number(),
  kept: z.enum(["file", "memory"]),
  revisions: z.array(revisionSchema),
  /** Ask with `before` this for the next page; null at the end. */
  next: z.int().nullable(),
});
export type HistoryResponse = z.infer<typeof historyResponseSchema>;

/** GET /api/v1/config/history/{id}: one revision whole. */
export const revisionResponseSchema = z.object({
  revision: revisionSchema,
  object: jsonObjectSchema.nullable(),
});
export type RevisionResponse = z.infer<typeof revisionResponseSchema>;

/** GET /api/v1/config/audit?namespaces=&before= ; newest first */
export const auditResponseSchema = z.object({
  since: z.number(),
  kept: z.enum(["file", "memory"]),
  entries: z.array(
    z.object({
      id: z.int(),
      at: z.number(),
      identity: z.string(),
      action: z.enum(["create", "update", "delete"]),
      object: objectRefSchema,
      outcome: z.enum(["applied", "unchanged", "conflict", "refused", "uncertain"]),
      message: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  next: z.int().nullable(),
});
export type AuditResponse = z.infer<typeof auditResponseSchema>;
