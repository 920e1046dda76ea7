import type { SeriesRequest } from "@/lib/ports/metrics-source";
import type { Moments } from "./rows/read-matrix";

/** What a page can draw, and a server without settings of its own answers (Prometheus refuses more than 11,000). */
const MAX_MOMENTS = 1_100;

/**
 * The moments of a request: multiples of the step within its span, so that asking again later gives the same moments; the step
 * is enlarged where there would be more than 1,100 of them. One moment, the end, where the span holds no multiple.
 */
export function seriesMoments({
  start,
  end,
  stepSeconds,
}: Pick<SeriesRequest, "start" | "end" | "stepSeconds">): Moments {
  const step = Math.max(1, Math.round(stepSeconds), Math.ceil((end - start) / (MAX_MOMENTS - 1)));
  const first = Math.ceil(start / step) * step;
  const last = Math.floor(end / step) * step;
  if (start >= end || !(first <= last)) return { start: end, stepSeconds: step, length: 1 };
  return { start: first, stepSeconds: step, length: (last - first) / step + 1 };
}
