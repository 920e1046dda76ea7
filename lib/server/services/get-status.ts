import type { StatusResponse } from "@/lib/contracts/status-response";
import type { KindState } from "@/lib/domain/mesh/kind-state";
import type { ClusterStatus } from "@/lib/ports/cluster-source";
import type { MetricsStatus } from "@/lib/ports/metrics-source";
import type { Recognised } from "../auth/viewer-of-request";
import type { Backend } from "../backend";
import { VERSION } from "../version";
import { clusterAdvice, metricsAdvice } from "./dependency-advice";

type Dependency = StatusResponse["dependencies"][number];
type Feature = StatusResponse["kinds"][number];

const NOBODY: ReadonlySet<string> = new Set();

/** How each dependency and each watched kind is doing, as far as the viewer may know; never fails for their sake. */
export async function getStatus(
  backend: Backend,
  { viewer, mode }: Recognised,
  signal: AbortSignal,
): Promise<StatusResponse> {
  const { cluster, metrics, ticks } = backend;
  const [metricsStatus, scrapeIntervalSeconds, access] = await Promise.all([
    metrics.status(signal),
    metrics.scrapeIntervalSeconds(signal),
    cluster.visibleNamespaces(viewer, ticks.namespacesSeen(), signal),
  ]);
  const visible = access.state === "known" ? new Set(access.namespaces) : NOBODY;
  const status = cluster.status();
  return {
    version: VERSION,
    cluster: backend.clusterName,
    viewer: { mode, mayWrite: viewer.mayWrite },
    dependencies: [kubernetes(status), prometheus(metricsStatus)],
    kinds: status.kinds
      .filter(({ namespace }) => namespace === null || visible.has(namespace))
      .map((kind) => toFeature(kind, countVisible(backend, kind, visible))),
    scrapeIntervalSeconds,
  };
}

function kubernetes({ state, version, lastSuccess, message }: ClusterStatus): Dependency {
  const advice = clusterAdvice(state);
  return { name: "kubernetes", state, version, lastSuccess: toRfc3339(lastSuccess), message, advice };
}

function prometheus({ state, version, lastSuccess, message, foundIn }: MetricsStatus): Dependency {
  const found = foundIn === null || foundIn === "setting" ? null : `Found as ${foundIn}.`;
  const advice = metricsAdvice(state);
  const text = [message, found].filter((part) => part !== null).join(" ");
  return {
    name: "prometheus",
    state,
    version,
    lastSuccess: toRfc3339(lastSuccess),
    message: text === "" ? null : text,
    advice,
  };
}

/** Objects in namespaces the viewer may not see are not even counted. */
function countVisible(backend: Backend, kind: KindState, visible: ReadonlySet<string>): number {
  return backend.cluster
    .snapshot()
    .list(kind.kind)
    .filter(({ meta }) => kind.namespace === null || meta.namespace === kind.namespace)
    .filter(({ meta }) => visible.has(meta.namespace === "" ? meta.name : meta.namespace)).length;
}

function toFeature(kind: KindState, objects: number): Feature {
  const since = kind.state === "live" || kind.state === "stale" ? toRfc3339(kind.since) : null;
  return {
    kind: kind.kind,
    namespace: kind.namespace,
    state: kind.state,
    objects,
    since,
    reason: reasonOf(kind),
  };
}

function reasonOf(kind: KindState): string | null {
  switch (kind.state) {
    case "stale":
      return kind.cause;
    case "denied":
      return `Needs the right to ${kind.verb} ${kind.resource}.`;
    case "notServed":
      return "The cluster does not serve this kind.";
    case "syncing":
    case "live":
      return null;
  }
}

function toRfc3339(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
