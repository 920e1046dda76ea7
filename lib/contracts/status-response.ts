import "./interpret-schemas";
import { z } from "zod";

export const dependencySchema = z.object({
  name: z.enum(["kubernetes", "prometheus"]),
  state: z.enum(["ok", "connecting", "unknown", "unreachable", "unauthorized", "unconfigured"]),
  version: z.string().nullable(),
  /** RFC 3339; null if there was none. */
  lastSuccess: z.string().nullable(),
  message: z.string().nullable(),
  /** What to do about it; null when there is nothing to do. */
  advice: z.string().nullable(),
});

/** One thing Meshlens reads, and why it may be off. */
export const featureSchema = z.object({
  kind: z.string(),
  namespace: z.string().nullable(),
  state: z.enum(["syncing", "live", "stale", "denied", "notServed"]),
  objects: z.int(),
  /** RFC 3339. */
  since: z.string().nullable(),
  reason: z.string().nullable(),
});

/** GET /api/v1/status */
export const statusResponseSchema = z.object({
  version: z.string(),
  cluster: z.string(),
  viewer: z.object({ mode: z.enum(["local", "session", "anonymous"]), mayWrite: z.boolean() }),
  dependencies: z.array(dependencySchema),
  kinds: z.array(featureSchema),
  scrapeIntervalSeconds: z.number(),
});
export type StatusResponse = z.infer<typeof statusResponseSchema>;
