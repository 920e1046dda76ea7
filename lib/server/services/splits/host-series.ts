import type { HostSeries } from "@/lib/domain/splits/version-series";
import type { SeriesRequest } from "@/lib/ports/metrics-source";
import type { Backend } from "../../backend";
import { unavailable } from "../../errors";

/** What telemetry tells of hosts. Throws a 503 problem where it cannot be had. */
export async function hostSeries(
  { metrics }: Pick<Backend, "metrics">,
  request: SeriesRequest,
  signal: AbortSignal,
): Promise<HostSeries> {
  const found = await metrics.fetchSeries(request, signal);
  if (!found.ok) throw unavailable("prometheus", found.message);
  return found.series;
}
