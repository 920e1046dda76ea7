import type { Viewer } from "@/lib/domain/access/viewer";
import type { ServiceName } from "@/lib/domain/mesh/hosts/service-of-host";
import type { HostSeries } from "@/lib/domain/splits/version-series";
import type { SeriesRequest } from "@/lib/ports/metrics-source";
import type { Backend } from "../../backend";
import { unavailable } from "../../errors";
import { splitHosts } from "./split-hosts";

const QUANTILE = 0.95;

type Span = Omit<SeriesRequest, "hosts" | "quantile">;

interface ServiceTelemetry {
  /** Unix seconds of now. */
  readonly at: number;
  readonly scrapeSeconds: number;
  /** Requests and p95 of the hosts that the Service's requests go to. Throws a 503 problem where they cannot be had. */
  readonly over: (span: Span) => Promise<HostSeries>;
}

/** What telemetry can be asked of a Service. Throws the 404 problems of what the viewer may not see or is not there. */
export async function serviceTelemetry(
  backend: Backend,
  viewer: Viewer,
  service: ServiceName,
  signal: AbortSignal,
): Promise<ServiceTelemetry> {
  const { metrics, clock } = backend;
  const [hosts, scrapeSeconds] = await Promise.all([
    splitHosts(backend, viewer, service, signal),
    metrics.scrapeIntervalSeconds(signal),
  ]);
  return {
    at: Math.floor(clock.now() / 1000),
    scrapeSeconds,
    async over(span) {
      const found = await metrics.fetchSeries({ hosts, quantile: QUANTILE, ...span }, signal);
      if (!found.ok) throw unavailable("prometheus", found.message);
      return found.series;
    },
  };
}
