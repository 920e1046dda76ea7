import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { SeriesResponse } from "@/lib/contracts/splits/series-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { ServiceName } from "@/lib/domain/mesh/hosts/service-of-host";
import { versionSeries } from "@/lib/domain/splits/version-figures";
import type { Backend } from "../../backend";
import { serviceTelemetry } from "./service-telemetry";

/** About so many moments fill a chart. */
const MOMENTS = 120;
/** A rate needs some samples to be steady. */
const SAMPLES_OF_A_RATE = 4;

/** Rate, success and p95 of the versions behind a Service over a span of seconds that ends now. Throws 404 and 503 problems. */
export async function getSeries(
  backend: Backend,
  viewer: Viewer,
  { service, spanSeconds }: { readonly service: ServiceName; readonly spanSeconds: number },
  signal: AbortSignal,
): Promise<DeepReadonly<SeriesResponse>> {
  const { at: end, scrapeSeconds, over } = await serviceTelemetry(backend, viewer, service, signal);
  const stepSeconds = Math.ceil(spanSeconds / MOMENTS / scrapeSeconds) * scrapeSeconds;
  const windowSeconds = Math.max(stepSeconds, scrapeSeconds * SAMPLES_OF_A_RATE);
  const series = await over({ start: end - spanSeconds, end, stepSeconds, windowSeconds });
  const { start, length, queries } = series;
  return {
    start,
    stepSeconds: series.stepSeconds,
    length,
    versions: versionSeries(series, service),
    queries,
  };
}
