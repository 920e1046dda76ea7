import "../interpret-schemas";
import { z } from "zod";
import { findingSchema } from "./finding";
import { impactSchema } from "./impact";
import { jsonObjectSchema, jsonSchema, objectRefSchema } from "./object-ref";
import { ownerSchema } from "./owner";

/** One object of a draft: baseline null creates, edited null deletes. */
export const draftObjectSchema = z.object({
  baseline: jsonObjectSchema.nullable(),
  edited: jsonObjectSchema.nullable(),
  /** Answers to conflicts, by path. */
  resolutions: z.record(z.string(), z.enum(["current", "edited"])).optional(),
});
export type DraftObject = z.infer<typeof draftObjectSchema>;

/** POST /api/v1/config/preview: what a draft of one or several objects would do; changes nothing. */
export const previewRequestSchema = z.object({
  objects: z.array(draftObjectSchema).min(1).max(50),
  windowSeconds: z.number().min(60).max(86_400).default(600),
});

export const changeSchema = z.object({
  /** Dotted path with list positions or names in brackets. */
  path: z.string(),
  kind: z.enum(["added", "removed", "changed", "moved"]),
  before: jsonSchema.optional(),
  after: jsonSchema.optional(),
});

export const conflictSchema = z.object({
  path: z.string(),
  baseline: jsonSchema.optional(),
  current: jsonSchema.optional(),
  edited: jsonSchema.optional(),
  /** Who changed it meanwhile; empty where nobody says. */
  manager: z.string(),
});

export const previewObjectSchema = z.object({
  ref: objectRefSchema,
  action: z.enum(["create", "update", "delete", "none"]),
  owner: ownerSchema.nullable(),
  changes: z.array(changeSchema),
  /** What changed in the cluster meanwhile and is merged. */
  meanwhile: z.array(changeSchema),
  conflicts: z.array(conflictSchema),
  /** metadata.resourceVersion of the object the draft was compared with; absent where there is none. */
  resourceVersion: z.string().optional(),
  /** What the edit comes to on the object as it is now. */
  merged: jsonObjectSchema.nullable(),
  dryRun: z.discriminatedUnion("state", [
    z.object({
      state: z.literal("accepted"),
      warnings: z.array(z.string()),
      /** Fields of the edit that the API server would drop. */
      pruned: z.array(z.string()),
      /** Fields the API server would add. */
      defaulted: z.array(z.string()),
    }),
    z.object({
      state: z.literal("refused"),
      message: z.string(),
      causes: z.array(z.object({ field: z.string(), message: z.string() })),
    }),
    z.object({ state: z.literal("notRun"), because: z.string() }),
  ]),
  /** What names this object and would miss it; only for deletes. */
  usedBy: z.array(objectRefSchema.extend({ role: z.string() })),
  /** A kubectl command and a JSON Patch that do the same. */
  kubectl: z.string(),
  patch: z.string(),
});

export const previewResponseSchema = z.object({
  objects: z.array(previewObjectSchema),
  /** Findings of the cluster as it would become, on these objects and on those they touch. */
  findings: z.array(findingSchema),
  /** Findings of today that the change mends. */
  mended: z.array(findingSchema),
  impact: impactSchema,
});
export type PreviewResponse = z.infer<typeof previewResponseSchema>;
