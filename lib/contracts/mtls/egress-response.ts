import "../interpret-schemas";
import { z } from "zod";
import { jsonObjectSchema } from "../config/object-ref";
import { warningSchema } from "../warning";

/** A host outside of the mesh that was called, as far as telemetry names it. */
export const egressHostSchema = z.object({
  /** "" where telemetry does not name it (PassthroughCluster: only an address was seen). */
  host: z.string(),
  /** registered: a ServiceEntry or Service names it. passthrough: let out unnamed. blocked: refused today. */
  state: z.enum(["registered", "passthrough", "blocked"]),
  protocol: z.string(),
  caller: z.object({ namespace: z.string(), workload: z.string() }),
  requestsPerSecond: z.number(),
  bytesPerSecond: z.number(),
  /** Whether REGISTRY_ONLY would cut it; null where it cannot be told. */
  wouldBeCut: z.boolean().nullable(),
  because: z.string(),
  /** A ServiceEntry that would keep it reachable; null where the host is not known or it needs none. */
  draft: jsonObjectSchema.nullable(),
});
export type EgressHostDto = z.infer<typeof egressHostSchema>;

export const egressResponseSchema = z.object({
  at: z.number(),
  windowSeconds: z.number(),
  /** What holds where no Sidecar says otherwise. */
  allowAny: z.boolean(),
  verdict: z.enum(["safe", "wouldBreak", "notEnoughData", "alreadyRegistryOnly"]),
  because: z.string(),
  hosts: z.array(egressHostSchema),
  /** What cannot be known: callers without a proxy, hosts that telemetry does not name. */
  unknown: z.array(z.string()),
  warnings: z.array(warningSchema),
});
export type EgressResponse = z.infer<typeof egressResponseSchema>;
