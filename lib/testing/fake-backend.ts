import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { MESHLENS_PROFILE } from "@/lib/domain/health/profiles";
import type { Backend } from "@/lib/server/backend";
import { createLiveChecks } from "@/lib/server/checks/live-checks";
import { createPlaintextCalls } from "@/lib/server/ticks/plaintext-calls";
import { createTickCache } from "@/lib/server/ticks/tick-cache";
import { fakeClusterEditor, type FakeClusterEditor } from "./fake-cluster-editor";
import { fakeClusterSource, type FakeClusterSource } from "./fake-cluster-source";
import { fakeHistoryStore } from "./fake-history-store";
import { fakeMetricsSource, type FakeMetricsSource } from "./fake-metrics-source";

export interface FakeBackend extends Backend {
  readonly cluster: FakeClusterSource;
  readonly editor: FakeClusterEditor;
  readonly metrics: FakeMetricsSource;
  /** Unix milliseconds; changes with `advance`. */
  readonly clock: { now(): number; advance(seconds: number): void };
}

export const START_SECONDS = 1_800_000_000;

/** A backend over sources in memory, at START_SECONDS. */
export function fakeBackend(namespaces: readonly string[], rows: readonly TelemetryRow[] = []): FakeBackend {
  let now = START_SECONDS * 1000;
  const clock = { now: () => now, advance: (seconds: number) => void (now += seconds * 1000) };
  const cluster = fakeClusterSource(namespaces);
  const metrics = fakeMetricsSource(rows);
  const meters = { tickAnswered: () => undefined, queryAnswered: () => undefined };
  const ticks = createTickCache({ metrics, clock, meters });
  const history = fakeHistoryStore(clock);
  return {
    clock,
    cluster,
    editor: fakeClusterEditor(),
    metrics,
    ticks,
    plaintext: createPlaintextCalls(metrics, clock),
    history,
    checks: createLiveChecks(cluster, { istioNamespace: "istio-system", ignoredCodes: ["KIA1301"] }),
    schemas: { check: () => [] },
    audit: (entry) => history.appendAudit(entry),
    clusterName: "Kubernetes",
    healthProfile: MESHLENS_PROFILE,
    hideForeignNames: false,
    readOnly: false,
    istioNamespace: "istio-system",
    ignoredFindings: ["KIA1301"],
  };
}
