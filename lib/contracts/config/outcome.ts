import "../interpret-schemas";
import { z } from "zod";

/** GET /api/v1/config/outcome?kind=&namespace=&name=&since= : how far a change has come. Times in unix ms. */
export const outcomeResponseSchema = z.object({
  written: z.object({ resourceVersion: z.string(), generation: z.number().nullable() }).nullable(),
  /** What the control plane says: its status conditions and messages for its present generation. */
  accepted: z.object({
    state: z.enum(["accepted", "rejected", "waiting", "notTold"]),
    message: z.string(),
  }),
  /** Whether the flows moved as configured; each flow the change touches, before and since. */
  inForce: z.object({
    state: z.enum(["yes", "partly", "notYet", "noTraffic", "cannotTell"]),
    message: z.string(),
  }),
  flows: z.array(
    z.object({
      caller: z.string(),
      service: z.string(),
      destination: z.string(),
      before: z.number(),
      now: z.number(),
      successBefore: z.number().nullable(),
      successNow: z.number().nullable(),
      /** "lost": it called before and has fallen silent. */
      verdict: z.enum(["same", "moved", "lost", "worse", "new"]),
    }),
  ),
});
export type OutcomeResponse = z.infer<typeof outcomeResponseSchema>;
