import "../interpret-schemas";
import { z } from "zod";

const endSchema = z.object({ namespace: z.string(), workload: z.string(), version: z.string() });
const rate = z.number();

/** What a change would do to the traffic of the window. Rates are requests per second unless `unit` says otherwise. */
export const impactSchema = z.object({
  state: z.enum(["known", "noTraffic", "unavailable"]),
  /** Why it is unavailable, or what it rests on. */
  note: z.string(),
  windowSeconds: z.number(),
  /** Traffic that goes elsewhere: to each destination, before and after. */
  moves: z.array(
    z.object({
      caller: endSchema.nullable(),
      service: z.string(),
      destination: z.string(),
      before: rate,
      after: rate,
      /** What all callers whose traffic changes send to the service in this unit: what shares are taken of. */
      ofService: z.object({ before: rate, after: rate }),
      /** Share of its requests the destination answered without error; null where it had none. */
      successRate: z.number().nullable(),
      /** Bytes per second where connections carry no requests; requests where it is absent. */
      unit: z.enum(["requests", "bytes"]).optional(),
    }),
  ),
  /** Callers that would be refused. */
  refused: z.array(
    z.object({ caller: endSchema, service: z.string(), requestsPerSecond: rate, because: z.string() }),
  ),
  /** Callers that are refused today and would no longer be. */
  admitted: z.array(
    z.object({ caller: endSchema, service: z.string(), requestsPerSecond: rate, because: z.string() }),
  ),
  /** Expected success rate of each service whose traffic moves, 0 to 1. */
  services: z.array(
    z.object({ service: z.string(), before: z.number().nullable(), after: z.number().nullable() }),
  ),
  /** What telemetry cannot tell: at most this many requests per second are affected. */
  unknown: z.array(
    z.object({ what: z.string(), because: z.string(), atMost: rate, dryRunPossible: z.boolean() }),
  ),
  sentence: z.string(),
});
export type ImpactDto = z.infer<typeof impactSchema>;
