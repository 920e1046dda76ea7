import "server-only";
import { createHistoryStore } from "@/lib/adapters/history/create-history-store";
import { createKubernetes } from "@/lib/adapters/kubernetes/create-kubernetes";
import { createMetricsSource } from "@/lib/adapters/prometheus/create-metrics-source";
import { findPrometheusUrl } from "@/lib/adapters/prometheus/find-prometheus-url";
import { PROMETHEUS_LIMITS } from "@/lib/adapters/prometheus/prometheus-settings";
import { createSchemaCheck } from "@/lib/adapters/schemas/create-schema-check";
import { KIALI_PROFILE, MESHLENS_PROFILE } from "@/lib/domain/health/profiles";
import type { HealthProfile } from "@/lib/domain/health/tolerance";
import type { Clock } from "@/lib/ports/clock";
import type { Logger } from "pino";
import { createSessions } from "./auth/sessions";
import type { Backend } from "./backend";
import { createLiveChecks } from "./checks/live-checks";
import type { Config } from "./config";
import type { Container } from "./current-container";
import { createBodyCache } from "./http/body-cache";
import { writeAudit } from "./history/write-audit";
import { recordHistory } from "./history/record-history";
import { trackResponses } from "./http/track-responses";
import { createLogger } from "./logger";
import { createMeters, type Meters } from "./meters";
import { createPlaintextCalls } from "./ticks/plaintext-calls";
import { createTickCache } from "./ticks/tick-cache";

/** How long readiness waits for the cluster's objects to be asked for once. */
const FIRST_SYNC_MS = 10_000;
/** How long answers that are under way may take when the process ends. */
const DRAIN_MS = 2_000;

/** The one composition root: builds everything that lives as long as the process and starts the watches. */
export function createContainer(config: Config): Container {
  const clock = { now: () => Date.now() };
  const log = createLogger(config.logLevel);
  const { backend, meters, close } = createBackend(config, clock, log);
  const responses = trackResponses();
  const stopping = new AbortController();
  let phase: ReturnType<Container["phase"]> = "starting";
  void backend.cluster.whenReady(AbortSignal.timeout(FIRST_SYNC_MS)).then(() => {
    if (phase === "starting") phase = "ready";
  });
  return {
    config,
    log,
    backend,
    sessions: createSessions(config.oneTimeCode, clock),
    bodies: createBodyCache(clock),
    responses,
    meters,
    stopping: stopping.signal,
    phase: () => phase,
    async close() {
      phase = "stopping";
      stopping.abort();
      await responses.drain(DRAIN_MS);
      await close();
    },
  };
}

interface Running {
  readonly backend: Backend;
  readonly meters: Meters;
  readonly close: () => Promise<void>;
}

function createBackend(config: Config, clock: Clock, log: Logger): Running {
  const { istioNamespace, clusterName } = config.kubernetes;
  const { source: cluster, editor } = createKubernetes(config.kubernetes, { clock, log });
  const history = createHistoryStore(config.history, { clock, log });
  const stopRecording = recordHistory({ cluster, history, clock, log });
  const findUrl = () => findPrometheusUrl(cluster.snapshot().list("Service"), istioNamespace);
  const metrics = createMetricsSource(
    { ...PROMETHEUS_LIMITS, ...config.prometheus },
    { clock, log, findUrl },
  );
  const meters = createMeters(() => cluster.status().kinds);
  const { hideForeignNames, ignoredFindings, readOnly } = config;
  const checks = createLiveChecks(cluster, { istioNamespace, ignoredCodes: ignoredFindings });
  const backend: Backend = {
    clock,
    cluster,
    editor,
    metrics,
    ticks: createTickCache({ metrics, clock, meters }),
    plaintext: createPlaintextCalls(metrics, clock),
    history,
    checks,
    schemas: createSchemaCheck(),
    audit: (entry) => writeAudit(history, log, entry),
    clusterName,
    healthProfile: healthProfileOf(config),
    hideForeignNames,
    readOnly,
    istioNamespace,
    ignoredFindings,
  };
  const close = async (): Promise<void> => {
    stopRecording();
    checks.close();
    await Promise.all([cluster.close(), metrics.close()]);
    history.close();
  };
  return { backend, meters, close };
}

function healthProfileOf({ health }: Config): HealthProfile {
  const profile = health.profile === "kiali" ? KIALI_PROFILE : MESHLENS_PROFILE;
  return { ...profile, minimumRequests: health.minimumRequests ?? profile.minimumRequests };
}
