import "./interpret-schemas";
import { z } from "zod";
import { RESPONSE_TIMES } from "@/lib/domain/graph/graph-options";
import { querySchema } from "./graph-response";
import { warningSchema } from "./warning";

const tolerance = z.object({
  code: z.string(),
  protocol: z.string(),
  direction: z.string(),
  degraded: z.number(),
  failure: z.number(),
});

const context = z.object({
  homeCluster: z.string(),
  windowSeconds: z.number(),
  healthProfile: z.object({
    name: z.enum(["meshlens", "kiali"]),
    tolerances: z.array(tolerance),
    minimumRequests: z.number(),
  }),
  serviceEntries: z.array(z.object({ namespace: z.string(), host: z.string() })),
  waypoints: z.array(z.object({ namespace: z.string(), workload: z.string() })),
  workloads: z.array(
    z.object({
      namespace: z.string(),
      workload: z.string(),
      app: z.string(),
      version: z.string(),
      reports: z.boolean(),
      runningSince: z.number().nullable(),
      healthAnnotation: z.string(),
    }),
  ),
  services: z.array(z.object({ namespace: z.string(), service: z.string(), healthAnnotation: z.string() })),
});

/** Column-wise rows: `columns[name][i]` is an index into `strings`, `values[i]` the rate. */
export const columnarSchema = z.object({
  strings: z.array(z.string()),
  columns: z.record(z.string(), z.array(z.int())),
  values: z.array(z.number()),
});

/** GET /api/v1/graph/rows: everything from which every projection can be made without asking again. */
export const rowsResponseSchema = z.object({
  at: z.union([z.number(), z.string()]),
  windowSeconds: z.number(),
  scrapeIntervalSeconds: z.number(),
  rows: columnarSchema,
  quantiles: columnarSchema,
  responseTime: z.enum(RESPONSE_TIMES).nullable(),
  context,
  warnings: z.array(warningSchema),
  queries: z.array(querySchema),
});
export type RowsResponse = z.infer<typeof rowsResponseSchema>;
