import "./interpret-schemas";
import { z } from "zod";
import { NODE_TYPES, PROTOCOLS, REASON_CODES } from "@/lib/domain/graph/graph";
import { GRAPH_TYPES } from "@/lib/domain/graph/graph-options";
import { MEASURES } from "@/lib/domain/graph/telemetry-row";
import { HEALTH_STATUSES } from "@/lib/domain/health/health";
import { warningSchema } from "./warning";

export const querySchema = z.object({
  measure: z.enum([...MEASURES, "quantile"]),
  promql: z.string(),
  durationMs: z.number(),
  series: z.int(),
});
export const healthSchema = z.object({ status: z.enum(HEALTH_STATUSES), why: z.string() });

export const graphNodeSchema = z.object({
  id: z.string(),
  type: z.enum(NODE_TYPES),
  cluster: z.string(),
  namespace: z.string(),
  name: z.string(),
  workload: z.string().optional(),
  app: z.string().optional(),
  version: z.string().optional(),
  service: z.string().optional(),
  reason: z.enum(REASON_CODES).optional(),
  health: healthSchema,
});

export const graphEdgeSchema = z.object({
  id: z.string(),
  source: z.string(),
  target: z.string(),
  protocol: z.enum(PROTOCOLS),
  requestsPerSecond: z.number(),
  errorsPerSecond: z.number(),
  bytesToServerPerSecond: z.number().nullable(),
  bytesToClientPerSecond: z.number().nullable(),
  messagesToServerPerSecond: z.number().optional(),
  messagesToClientPerSecond: z.number().optional(),
  codes: z.array(z.object({ code: z.string(), flags: z.string(), requestsPerSecond: z.number() })),
  mtlsPercent: z.number().min(0).max(100).nullable(),
  responseTimeMs: z
    .object({ avg: z.number(), p50: z.number(), p95: z.number(), p99: z.number() })
    .partial()
    .optional(),
  reported: z.object({ source: z.number().nullable(), destination: z.number().nullable() }),
});

/** GET /api/v1/graph. Rates per second, times in milliseconds, `at` as it was asked for. */
export const graphResponseSchema = z.object({
  at: z.union([z.number(), z.string()]),
  windowSeconds: z.number(),
  type: z.enum(GRAPH_TYPES),
  nodes: z.array(graphNodeSchema),
  edges: z.array(graphEdgeSchema),
  warnings: z.array(warningSchema),
  queries: z.array(querySchema),
});
export type GraphResponse = z.infer<typeof graphResponseSchema>;
