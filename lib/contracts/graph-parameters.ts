import "./interpret-schemas";
import { z } from "zod";
import { GRAPH_TYPES } from "@/lib/domain/graph/graph-options";

/**
 * Query parameters of GET /api/v1/graph and /api/v1/graph/rows, as they are written in the URL. Rows depend on `type`
 * and `serviceNodes` only where a quantile is asked for.
 */
export const graphParametersSchema = z.object({
  namespaces: z
    .string()
    .optional()
    .describe("Namespaces separated by commas, at most 200; default: all the viewer may see."),
  window: z
    .string()
    .optional()
    .describe(
      "Length of the rate window: 30s, 5m, 1h, 2d or plain seconds, at most the retention; default 5m.",
    ),
  at: z
    .string()
    .optional()
    .describe("Evaluation time: unix seconds or RFC 3339, echoed as given; default now."),
  type: z.enum(GRAPH_TYPES).optional().describe("What a node stands for; default workload."),
  serviceNodes: z
    .enum(["true", "false"])
    .optional()
    .describe("Put a service node between client and workload; default false."),
  include: z
    .string()
    .optional()
    .describe(
      "Separated by commas: throughput, messages, idle, and one of responseTime:avg, responseTime:p50, responseTime:p95, responseTime:p99; default none.",
    ),
});
