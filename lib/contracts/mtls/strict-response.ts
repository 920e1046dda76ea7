import "../interpret-schemas";
import { z } from "zod";
import { jsonObjectSchema, objectRefSchema } from "../config/object-ref";
import { warningSchema } from "../warning";

/** Who would be refused, or cannot be told not to be. */
export const strictBlockerSchema = z.object({
  caller: z.object({ namespace: z.string(), workload: z.string() }),
  server: z.object({ namespace: z.string(), workload: z.string() }),
  host: z.string(),
  protocol: z.string(),
  /** Requests (on TCP connections) in plain text within the window; null where only configuration says so. */
  count: z.number().nullable(),
  requestsPerSecond: z.number(),
  /** Unix seconds; null where it is not known. */
  lastSeen: z.number().nullable(),
  reason: z.enum([
    "noSidecar",
    "disableRule",
    "passthrough",
    "outside",
    "probe",
    "portExcluded",
    "ownTls",
    "unknownCaller",
    "unknown",
  ]),
  /** The reason in a sentence, with the way out. */
  because: z.string(),
  object: objectRefSchema.nullable(),
});

export const strictVerdictSchema = z.object({
  /** `namespace` "" is the mesh; `workload` "" all of the namespace. */
  scope: z.object({ namespace: z.string(), workload: z.string() }),
  verdict: z.enum(["safe", "wouldBreak", "notEnoughData", "alreadyStrict"]),
  /** Why, in one sentence. */
  because: z.string(),
  configured: z.enum(["STRICT", "PERMISSIVE", "DISABLE"]),
  blockers: z.array(strictBlockerSchema),
  /** What keeps the verdict from being certain. */
  unknown: z.array(z.string()),
  requestsPerSecond: z.number(),
  observedPercent: z.number().nullable(),
  /** The objects that would be written, as a draft takes them: the object as it is (null for none), and as it would be. */
  draft: z.array(z.object({ baseline: jsonObjectSchema.nullable(), edited: jsonObjectSchema.nullable() })),
});
export type StrictVerdictDto = z.infer<typeof strictVerdictSchema>;

export const strictResponseSchema = z.object({
  at: z.number(),
  windowSeconds: z.number(),
  /** Unix seconds since when traffic is known; later than the window's start where telemetry does not reach back. */
  knownSince: z.number(),
  verdict: strictVerdictSchema,
  warnings: z.array(warningSchema),
});
export type StrictResponse = z.infer<typeof strictResponseSchema>;

/** Every namespace, each with its verdict; drafts are made on the verdict of one scope only. */
export const readinessResponseSchema = z.object({
  at: z.number(),
  windowSeconds: z.number(),
  knownSince: z.number(),
  mesh: strictVerdictSchema.omit({ draft: true }),
  namespaces: z.array(strictVerdictSchema.omit({ draft: true })),
  warnings: z.array(warningSchema),
});
export type ReadinessResponse = z.infer<typeof readinessResponseSchema>;
