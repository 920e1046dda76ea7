import "../interpret-schemas";
import { z } from "zod";
import { jsonObjectSchema, objectRefSchema } from "../config/object-ref";
import { warningSchema } from "../warning";

/** POST /api/v1/routes/explain. */
export const explainRequestSchema = z.object({
  source: z.union([z.object({ namespace: z.string(), workload: z.string() }), z.literal("outside")]),
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  method: z.string().max(40).default("GET"),
  path: z.string().max(8_192).default("/"),
  headers: z.record(z.string().max(256), z.string().max(8_192)).default({}),
  /** Claims of a valid token the request carries; absent without one. */
  claims: jsonObjectSchema.optional(),
  /** Whether the sender itself speaks TLS (https); by default it does on port 443 from outside. */
  tls: z.boolean().optional(),
  /** Objects as they would be, in place of those the cluster has; one with `metadata.deletionTimestamp` is taken away. */
  drafts: z.array(jsonObjectSchema).max(50).optional(),
  /** Unix milliseconds: explain the configuration as it was then. */
  at: z.number().optional(),
});
export type ExplainRequest = z.infer<typeof explainRequestSchema>;

const percent = z.number();

export const explainStepSchema = z.object({
  /** null where no object has the say, or one that the viewer may not read. */
  object: objectRefSchema.nullable(),
  path: z.string(),
  stage: z.enum(["listener", "route", "destination", "endpoints", "tls", "policy", "fault", "scope"]),
  verdict: z.enum(["takes", "skips", "changes", "allows", "refuses", "unknown"]),
  because: z.string(),
});

export const explainResponseSchema = z.object({
  outcome: z.enum(["route", "redirect", "directResponse", "refused", "blackHole", "passthrough", "noRoute"]),
  /** The status that the caller gets of a proxy; null where a workload answers or the connection is closed. */
  code: z.number().nullable(),
  destinations: z.array(
    z.object({
      /** "a host you may not see" for a Service of a namespace that the viewer may not see. */
      host: z.string(),
      subset: z.string().optional(),
      port: z.number(),
      weight: percent,
      endpoints: z.array(
        z.object({
          address: z.string(),
          namespace: z.string(),
          workload: z.string(),
          version: z.string(),
        }),
      ),
      /** Whether some of its endpoints are left out, being of namespaces that the viewer may not see. */
      endpointsHidden: z.boolean(),
    }),
  ),
  timeoutMs: z.number().nullable(),
  retries: z
    .object({ attempts: z.number(), perTryTimeoutMs: z.number().nullable(), on: z.array(z.string()) })
    .nullable(),
  fault: z
    .object({
      delay: z.object({ percent, ms: z.number() }).nullable(),
      abort: z.object({ percent, code: z.number(), grpc: z.boolean() }).nullable(),
    })
    .nullable(),
  /** Whether the last hop is mutual TLS of the mesh; null where destinations differ or it cannot be told. */
  mtls: z.boolean().nullable(),
  authorization: z.object({ allowed: z.boolean().nullable(), by: objectRefSchema.nullable() }),
  steps: z.array(explainStepSchema),
  /** Which configuration was explained. */
  of: z.enum(["now", "then", "draft"]),
  /** What the answer rests on that may be incomplete: history that does not reach back, objects that may not be read. */
  warnings: z.array(warningSchema),
});
export type ExplainResponse = z.infer<typeof explainResponseSchema>;
