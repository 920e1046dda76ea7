import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { SeriesResponse } from "@/lib/contracts/splits/series-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { ServiceName } from "@/lib/domain/mesh/hosts/service-of-host";
import { versionSeries } from "@/lib/domain/splits/version-figures";
import type { Backend } from "../../backend";
import { hostSeries } from "./host-series";
import { splitHosts } from "./split-hosts";

/** About so many moments fill a chart. */
const MOMENTS = 120;
/** A rate needs some samples to be steady. */
const SAMPLES_OF_A_RATE = 4;
const QUANTILE = 0.95;

/** Rate, success and p95 of the versions behind a Service over a span of seconds that ends now. Throws 404 and 503 problems. */
export async function getSeries(
  backend: Backend,
  viewer: Viewer,
  { service, spanSeconds }: { readonly service: ServiceName; readonly spanSeconds: number },
  signal: AbortSignal,
): Promise<DeepReadonly<SeriesResponse>> {
  const [hosts, scrape] = await Promise.all([
    splitHosts(backend, viewer, service, signal),
    backend.metrics.scrapeIntervalSeconds(signal),
  ]);
  const stepSeconds = Math.max(scrape, Math.ceil(spanSeconds / MOMENTS / scrape) * scrape);
  const end = Math.floor(backend.clock.now() / 1000);
  const series = await hostSeries(
    backend,
    {
      hosts,
      start: end - spanSeconds,
      end,
      stepSeconds,
      windowSeconds: Math.max(stepSeconds, scrape * SAMPLES_OF_A_RATE),
      quantile: QUANTILE,
    },
    signal,
  );
  const { start, length, queries } = series;
  return {
    start,
    stepSeconds: series.stepSeconds,
    length,
    versions: versionSeries(series, service),
    queries,
  };
}
