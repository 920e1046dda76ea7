import "../interpret-schemas";
import { z } from "zod";
import { objectRefSchema } from "../config/object-ref";
import { warningSchema } from "../warning";

const mode = z.enum(["STRICT", "PERMISSIVE", "DISABLE"]);

/** Traffic of one caller, as the server's proxy saw it. */
export const mtlsCallerSchema = z.object({
  namespace: z.string(),
  workload: z.string(),
  /** Requests per second; on TCP 0. */
  requestsPerSecond: z.number(),
  /** Bytes per second of connections without requests. */
  bytesPerSecond: z.number(),
  /** 0 to 100; null where the server does not tell. */
  observedPercent: z.number().nullable(),
});

/** Where configuration contradicts itself: what a client sends is not what the server takes. */
export const mtlsConflictSchema = z.object({
  code: z.string(),
  /** Which side says what, and what comes of it. */
  message: z.string(),
  /** The caller it bites; "" for every caller. */
  caller: z.object({ namespace: z.string(), workload: z.string() }).nullable(),
  objects: z.array(objectRefSchema),
});

/** A workload as a whole (port null), or one port that has a mode of its own. */
export const mtlsEntrySchema = z.object({
  namespace: z.string(),
  workload: z.string(),
  port: z.number().nullable(),
  configured: mode,
  decidedBy: objectRefSchema.nullable(),
  /** What level decided. */
  level: z.enum(["port", "workload", "namespace", "mesh", "default"]),
  /** Traffic under mutual TLS, 0 to 100; null where no server report knows. */
  observedPercent: z.number().nullable(),
  requestsPerSecond: z.number(),
  bytesPerSecond: z.number(),
  dataPlane: z.enum(["sidecar", "gateway", "waypoint", "ztunnel", "none"]),
  /** Callers of the workload; telemetry does not tell ports apart, so entries of ports have none. */
  callers: z.array(mtlsCallerSchema),
  conflicts: z.array(mtlsConflictSchema),
});
export type MtlsEntryDto = z.infer<typeof mtlsEntrySchema>;

/** A namespace, or the mesh (`name` ""): what is set for all of it, and what was observed. */
export const mtlsScopeSchema = z.object({
  name: z.string(),
  configured: mode,
  decidedBy: objectRefSchema.nullable(),
  level: z.enum(["namespace", "mesh", "default"]),
  observedPercent: z.number().nullable(),
  requestsPerSecond: z.number(),
  workloads: z.number(),
  /** Workloads whose mode, or one of whose ports' modes, is another. */
  exceptions: z.number(),
});

export const mtlsResponseSchema = z.object({
  at: z.number(),
  windowSeconds: z.number(),
  autoMtls: z.boolean(),
  mesh: mtlsScopeSchema,
  namespaces: z.array(mtlsScopeSchema),
  entries: z.array(mtlsEntrySchema),
  warnings: z.array(warningSchema),
});
export type MtlsResponse = z.infer<typeof mtlsResponseSchema>;
