import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Viewer } from "@/lib/domain/access/viewer";
import { coverageWarnings } from "@/lib/domain/graph/coverage-warnings";
import type { GraphWarning } from "@/lib/domain/graph/graph";
import type { GraphContext } from "@/lib/domain/graph/graph-context";
import type { Backend } from "../backend";
import { unavailable } from "../errors";
import type { GraphRequest } from "../requests/parse-graph-request";
import type { KnownTick, TickAnswer } from "../ticks/tick-cache";
import type { TickSpec } from "../ticks/tick-spec";
import { firstSync } from "./first-sync";
import { meshContext } from "./mesh-context";
import { redactedTelemetry, type RedactedTelemetry } from "./redacted-telemetry";
import { viewerScope, type ViewerScope } from "./viewer-scope";

export interface MeshView extends RedactedTelemetry {
  /** Unix seconds. */
  readonly at: number;
  /** `at` as it was asked for. */
  readonly givenAt: number | string;
  readonly context: GraphContext;
}

export interface LoadedView {
  /** Equal for equal views; null for views that are not kept. */
  readonly cacheKey: string | null;
  readonly scrapeIntervalSeconds: number;
  /** Redacts and joins; only worth its cost where no equal answer is in memory. */
  readonly make: () => MeshView;
}

/**
 * Telemetry and cluster objects of one moment, as the viewer may see them. When the metrics source is down: the last
 * equal tick with a warning, or with `idle` the objects alone, else a 503 problem.
 */
export async function loadView(
  backend: Backend,
  viewer: Viewer,
  request: GraphRequest,
  signal: AbortSignal,
): Promise<LoadedView> {
  await firstSync(backend, signal);
  const scope = await viewerScope(backend, viewer, request.namespaces, signal);
  const { windowSeconds, options } = request;
  const spec = { at: request.at?.seconds ?? null, windowSeconds, scope: scope.pushDown, ...options };
  const [answer, scrapeIntervalSeconds, oldestSample] = await Promise.all([
    tickWhileReading(backend, spec, scope, signal),
    backend.metrics.scrapeIntervalSeconds(signal),
    backend.metrics.oldestSample(signal),
  ]);
  const known = answer.ok ? answer.known : answer.last;
  if (!answer.ok && known === null && !options.idle) throw unavailable("prometheus", answer.failure.message);
  const failure = answer.ok ? null : answer.failure.message;
  return {
    cacheKey: answer.ok ? viewKey(answer.known, scope, request) : null,
    scrapeIntervalSeconds,
    make: () => makeView({ backend, scope, request, known, failure, scrapeIntervalSeconds, oldestSample }),
  };
}

/** Gets the tick; once its queries are on their way, the cluster's objects are read while the server answers them. */
async function tickWhileReading(
  backend: Backend,
  spec: TickSpec,
  { visible }: ViewerScope,
  signal: AbortSignal,
): Promise<TickAnswer> {
  let answered = false;
  const readAhead = async (): Promise<void> => {
    await nextTurn();
    if (!answered) meshContext(backend, visible, spec.windowSeconds);
  };
  const tick = backend.ticks.get(spec, signal).finally(() => {
    answered = true;
  });
  const [answer] = await Promise.all([tick, readAhead()]);
  return answer;
}

function viewKey(known: KnownTick, scope: ViewerScope, request: GraphRequest): string {
  const { visible, requested } = scope;
  const text = JSON.stringify([
    known.id,
    requested,
    scope.how,
    scope.decidedAt,
    request.at?.given,
    request.options,
    [...visible].sort(),
  ]);
  return createHash("sha256").update(text).digest("base64url");
}

interface Ingredients {
  readonly backend: Backend;
  readonly scope: ViewerScope;
  readonly request: GraphRequest;
  /** null when nothing is known of the mesh's traffic. */
  readonly known: KnownTick | null;
  readonly failure: string | null;
  readonly scrapeIntervalSeconds: number;
  readonly oldestSample: number | null;
}

function makeView(ingredients: Ingredients): MeshView {
  const { backend, scope, request, known, failure } = ingredients;
  const { windowSeconds } = request;
  const at = known?.tick.at ?? request.at?.seconds ?? Math.floor(backend.clock.now() / 1000);
  const tick = known?.tick ?? { at, windowSeconds, rows: [], quantiles: [], queries: [], warnings: [] };
  const telemetry = redactedTelemetry(tick, scope, backend.hideForeignNames);
  const found = meshContext(backend, scope.visible, windowSeconds);
  const context = known === null ? withoutReports(found) : found;
  const { scrapeIntervalSeconds, oldestSample } = ingredients;
  const { rows } = telemetry;
  const coverage = { at, windowSeconds, scrapeIntervalSeconds, oldestSample, context, rows };
  return {
    ...telemetry,
    at,
    givenAt: request.at?.given ?? at,
    context,
    warnings: [
      ...rightsWarnings(scope),
      ...dependencyWarnings(backend, known, failure),
      ...telemetry.warnings,
      ...(known === null ? [] : coverageWarnings(coverage)),
    ],
  };
}

/** Without telemetry, silence says nothing about traffic. */
function withoutReports(context: GraphContext): GraphContext {
  return { ...context, workloads: context.workloads.map((workload) => ({ ...workload, reports: false })) };
}

function rightsWarnings({ decidedAt }: ViewerScope): GraphWarning[] {
  if (decidedAt === null) return [];
  const since = new Date(decidedAt).toISOString();
  const message = `Kubernetes is not available; what you may see was decided at ${since}, and objects are as of then.`;
  return [{ code: "rightsRemembered", message }];
}

function dependencyWarnings(
  backend: Backend,
  known: KnownTick | null,
  failure: string | null,
): GraphWarning[] {
  const warnings: GraphWarning[] = [];
  if (failure !== null && known !== null) {
    const age = Math.round((backend.clock.now() - known.fetchedAt) / 1000);
    warnings.push({
      code: "stale",
      message: `Prometheus is not available (${failure}); this was known ${age} s ago.`,
    });
  }
  if (failure !== null && known === null) {
    warnings.push({
      code: "noTelemetry",
      message: `Prometheus is not available (${failure}); traffic is not known.`,
    });
  }
  const { state, message } = backend.cluster.status();
  if (state !== "ok") {
    const cause = message === null ? state : `${state}: ${message}`;
    warnings.push({
      code: "clusterState",
      message: `The Kubernetes API is not read (${cause}); names come from telemetry.`,
    });
  }
  return warnings;
}
