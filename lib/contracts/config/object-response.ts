import "../interpret-schemas";
import { z } from "zod";
import { findingSchema } from "./finding";
import { jsonObjectSchema, objectRefSchema } from "./object-ref";
import { ownerSchema } from "./owner";

/** Whether the viewer may do it; `because` says why not. */
const permissionSchema = z.object({ allowed: z.boolean(), because: z.string() });

export const referenceSchema = z.object({
  /** "uses": this object names that one; "usedBy": the other way round. */
  direction: z.enum(["uses", "usedBy"]),
  /** Kind key, or "Workload". */
  object: objectRefSchema,
  /** What the one is to the other: "destination host", "gateway", "selects". */
  role: z.string(),
  /** False where what is named is not there. */
  exists: z.boolean(),
});

export const fieldOwnershipSchema = z.object({
  manager: z.string(),
  operation: z.enum(["Apply", "Update"]),
  subresource: z.string(),
  /** Unix milliseconds; null where the API server says nothing. */
  at: z.number().nullable(),
  /** Dotted paths of the fields it set last, at most 200. */
  fields: z.array(z.string()),
});

/** A table of what the object comes to in the end: routes in order, modes by workload, … */
export const effectiveTableSchema = z.object({
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.object({ cells: z.array(z.string()), tone: z.enum(["plain", "muted", "warn", "bad"]) })),
  note: z.string().nullable(),
});
export type EffectiveTable = z.infer<typeof effectiveTableSchema>;

/** GET /api/v1/config/objects/{kind}/{namespace}/{name}; namespace "-" for cluster-scoped kinds */
export const objectResponseSchema = z.object({
  ref: objectRefSchema,
  /** The whole object as the API server has it, without managedFields. */
  object: jsonObjectSchema,
  owner: ownerSchema.nullable(),
  managers: z.array(fieldOwnershipSchema),
  findings: z.array(findingSchema),
  references: z.array(referenceSchema),
  conditions: z.array(
    z.object({
      type: z.string(),
      status: z.string(),
      reason: z.string(),
      message: z.string(),
      /** What it is a condition of: "", a listener, a parent. */
      of: z.string(),
      bad: z.boolean(),
    }),
  ),
  events: z.discriminatedUnion("state", [
    z.object({
      state: z.literal("ok"),
      items: z.array(
        z.object({
          type: z.string(),
          reason: z.string(),
          message: z.string(),
          count: z.number(),
          lastSeen: z.number(),
          source: z.string(),
        }),
      ),
    }),
    z.object({ state: z.literal("unavailable"), because: z.string() }),
  ]),
  effective: z.array(effectiveTableSchema),
  may: z.object({ update: permissionSchema, delete: permissionSchema, create: permissionSchema }),
});
export type ObjectResponse = z.infer<typeof objectResponseSchema>;
