import "../interpret-schemas";
import { z } from "zod";
import { objectRefSchema } from "../config/object-ref";
import { ownerSchema } from "../config/owner";
import { warningSchema } from "../warning";

const workloadSchema = z.object({ namespace: z.string(), workload: z.string(), version: z.string() });

export const splitDestinationSchema = z.object({
  host: z.string(),
  subset: z.string().optional(),
  port: z.number().optional(),
  /** As written; a single destination without a weight has 100, a backendRef without one 1. */
  weight: z.number(),
  /** 0 to 1. */
  configuredShare: z.number(),
  /** 0 to 1; null where nothing was seen. Where `comparable` is false it says nothing of the weights. */
  observedShare: z.number().nullable(),
  requestsPerSecond: z.number(),
  /** 0 to 1; null without requests. */
  successRate: z.number().nullable(),
  comparable: z.boolean(),
  reason: z.string().optional(),
  reasonCode: z.string().optional(),
  workloads: z.array(workloadSchema),
});

/** The plan of a shift that is under way on the route, as its annotation says, and what is wrong with it. */
export const runningShiftSchema = z.object({
  /** The annotation's text. */
  plan: z.string(),
  by: z.string(),
  state: z.enum(["running", "paused"]),
  taken: z.number(),
  steps: z.number(),
  /** ISO 8601. */
  steppedAt: z.string(),
  deadline: z.string(),
  /** Past its deadline: nobody took the last steps. */
  overdue: z.boolean(),
  /** Why it cannot go on as planned (its route is gone, weights were changed by others); "" otherwise. */
  broken: z.string(),
});

export const splitSchema = z.object({
  object: objectRefSchema,
  /** `spec.http[0]` */
  route: z.string(),
  routeName: z.string(),
  host: z.string(),
  /** The Service of the host; null for a host outside of the cluster. */
  service: z.object({ namespace: z.string(), name: z.string() }).nullable(),
  gateways: z.array(z.string()),
  protocol: z.enum(["http", "grpc", "tcp"]),
  condition: z.string(),
  destinations: z.array(splitDestinationSchema),
  verdict: z.enum(["asConfigured", "differs", "cannotTell"]),
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
  shift: runningShiftSchema.nullable(),
  /** Who writes the weights: a repository, Argo Rollouts or Flagger; null for people. */
  owner: ownerSchema.nullable(),
  /** Its namespace, name and words are "" for who may not read it. */
  rollout: z
    .object({
      kind: z.enum(["Rollout", "Canary"]),
      namespace: z.string(),
      name: z.string(),
      /** As its controller says. */
      phase: z.string(),
      message: z.string(),
    })
    .nullable(),
});
export type SplitDto = z.infer<typeof splitSchema>;

export const splitsResponseSchema = z.object({
  /** Unix seconds. */
  at: z.number(),
  windowSeconds: z.number(),
  splits: z.array(splitSchema),
  /** What is missing (telemetry that cannot be had, kinds that may not be read), with its cause. */
  warnings: z.array(warningSchema),
});
export type SplitsResponse = z.infer<typeof splitsResponseSchema>;
