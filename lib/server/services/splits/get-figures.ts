import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { FiguresResponse } from "@/lib/contracts/splits/series-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { ServiceName } from "@/lib/domain/mesh/hosts/service-of-host";
import { versionFigures } from "@/lib/domain/splits/version-figures";
import type { Backend } from "../../backend";
import { serviceTelemetry } from "./service-telemetry";

/** A rate needs two samples at least. */
const SAMPLES_OF_A_RATE = 2;

/**
 * What the versions behind a Service answered since a moment (unix seconds). Of a moment that no two scrapes can lie behind,
 * or that is to come by a clock that is ahead, nothing is known yet: a wider window would count what came before it.
 * Throws 404 and 503 problems.
 */
export async function getFigures(
  backend: Backend,
  viewer: Viewer,
  { service, since }: { readonly service: ServiceName; readonly since: number },
  signal: AbortSignal,
): Promise<DeepReadonly<FiguresResponse>> {
  const { at, scrapeSeconds, over } = await serviceTelemetry(backend, viewer, service, signal);
  const windowSeconds = Math.ceil(at - since);
  if (windowSeconds < scrapeSeconds * SAMPLES_OF_A_RATE)
    return { since: Math.min(since, at), at, versions: [] };
  const series = await over({ start: at, end: at, stepSeconds: scrapeSeconds, windowSeconds });
  return { since: Math.min(since, at), at, versions: versionFigures(series, windowSeconds) };
}
