import "../interpret-schemas";
import { z } from "zod";

const points = z.array(z.number().nullable());

/** The figures of one version of a split over time. */
export const versionSeriesSchema = z.object({
  namespace: z.string(),
  workload: z.string(),
  version: z.string(),
  /** Requests per second. */
  requests: points,
  /** 0 to 1; null without requests. */
  success: points,
  /** Milliseconds. */
  p95: points,
});

export const seriesResponseSchema = z.object({
  /** Unix seconds of the first moment. */
  start: z.number(),
  stepSeconds: z.number(),
  /** How many moments each series has. */
  length: z.number(),
  versions: z.array(versionSeriesSchema),
  queries: z.array(z.object({ query: z.string(), durationMs: z.number() })),
});
export type SeriesResponse = z.infer<typeof seriesResponseSchema>;

/** What one version answered since a moment: the figures of a shift's gates. */
export const versionFiguresSchema = z.object({
  namespace: z.string(),
  workload: z.string(),
  version: z.string(),
  requests: z.number(),
  /** 0 to 1; null without requests. */
  successRate: z.number().nullable(),
  /** Milliseconds; null without requests. */
  p95Ms: z.number().nullable(),
});

export const figuresResponseSchema = z.object({
  /** Unix seconds: what was asked for, and the moment of the figures. */
  since: z.number(),
  at: z.number(),
  versions: z.array(versionFiguresSchema),
});
export type FiguresResponse = z.infer<typeof figuresResponseSchema>;
