import type { Viewer } from "@/lib/domain/access/viewer";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { Backend } from "../../backend";
import { unavailable } from "../../errors";
import { loadView } from "../load-view";
import { viewerScope } from "../viewer-scope";

const OPTIONS = {
  type: "workload",
  serviceNodes: false,
  throughput: false,
  messages: false,
  idle: false,
  responseTime: null,
} as const;

export interface ObservedRows {
  readonly rows: readonly TelemetryRow[];
  /** The namespaces the viewer may see. */
  readonly visible: ReadonlySet<string>;
}

/**
 * Telemetry of a window that ends at `at` (unix seconds; null is now), as the viewer may see it. Throws a 503 problem where
 * it cannot be had.
 */
export async function observedRows(
  backend: Backend,
  viewer: Viewer,
  windowSeconds: number,
  at: number | null,
  signal: AbortSignal,
): Promise<ObservedRows> {
  const moment = at === null ? null : { seconds: at, given: at };
  const request = { namespaces: null, windowSeconds, at: moment, options: OPTIONS };
  const [{ visible }, view] = await Promise.all([
    viewerScope(backend, viewer, null, signal),
    loadView(backend, viewer, request, signal),
  ]);
  const { rows, warnings } = view.make();
  const failed = warnings.find(({ code }) => code === "queryFailed" || code === "stale");
  if (failed !== undefined && rows.length === 0) throw unavailable("prometheus", failed.message);
  return { rows, visible };
}
