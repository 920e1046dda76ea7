import type { Log } from "@/lib/adapters/shared/log";
import { createSemaphore } from "@/lib/adapters/shared/semaphore";
import { sleep, type Sleep } from "@/lib/adapters/shared/sleep";
import type { ClusterSource } from "@/lib/ports/cluster-source";
import type { Clock } from "@/lib/ports/clock";
import { createAccessReviews, type AccessReviews } from "./access/access-reviews";
import { createIdentityClients } from "./access/identity-clients";
import { noteCandidates, type ProcessNamespaces } from "./access/process-namespaces";
import { rememberDecisions } from "./access/remember-decisions";
import { createVisibleNamespaces } from "./access/visible-namespaces";
import { createApiHealth, type ApiHealth } from "./api/api-health";
import type { ApiFailure } from "./api/api-failure";
import { createApiClient, type ApiClient } from "./api/create-api-client";
import { createCredentials } from "./credentials/create-credentials";
import { createDispatcherPool } from "./credentials/dispatcher-pool";
import { loadKubeConfig, type LoadedKubeConfig } from "./credentials/load-kube-config";
import { createDiscovery } from "./discovery/create-discovery";
import { trackVersion } from "./discovery/track-version";
import { watchedKinds, type WatchedKind } from "./objects/watched-kinds";
import { createKindStates, type KindStates } from "./snapshot/kind-states";
import { createSnapshotStore, type SnapshotStore } from "./snapshot/snapshot-store";
import { unconfiguredSource } from "./unconfigured-source";
import { startWatching } from "./start-watching";

export interface KubernetesSettings {
  /** The kubeconfig context to use; null is its current one. */
  readonly context: string | null;
  /** The name that joins telemetry to objects. */
  readonly clusterName: string;
  readonly configuredNamespaces: readonly string[];
  readonly istioNamespace: string;
}

export interface ClusterSourceDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep?: Sleep;
}

type Configured = Extract<LoadedKubeConfig, { ok: true }>;

interface Watching {
  readonly store: SnapshotStore;
  readonly states: KindStates;
  readonly version: () => string | null;
  readonly done: Promise<unknown>;
}

const LISTS_AT_ONCE = 6;
const CLOSE_WITHIN_MS = 900;

/**
 * Finds the cluster as kubectl would and starts mirroring it at once. Without any kubeconfig the source is
 * "unconfigured" and says why; every later trouble shows in `status()`.
 */
export function createClusterSource(settings: KubernetesSettings, deps: ClusterSourceDeps): ClusterSource {
  const load = (): LoadedKubeConfig => loadKubeConfig(settings.context);
  const loaded = load();
  if (loaded.ok) return mirror(settings, deps, loaded, load);
  deps.log.warn({ cluster: settings.clusterName }, loaded.message);
  return unconfiguredSource(loaded.message);
}

function mirror(
  settings: KubernetesSettings,
  deps: ClusterSourceDeps,
  loaded: Configured,
  load: () => LoadedKubeConfig,
): ClusterSource {
  const { clock, log } = deps;
  const stopping = new AbortController();
  const pool = createDispatcherPool();
  const health = createApiHealth(clock);
  const client = createApiClient({
    credentials: createCredentials(loaded, load, clock),
    pool,
    onOutcome: (failure) => recordOutcome(health, failure, settings.clusterName, log),
  });
  const clients = createIdentityClients(client);
  const reviews = createAccessReviews(clients, clock);
  const visible = createVisibleNamespaces({
    clients,
    reviews,
    clock,
    configured: settings.configuredNamespaces,
    contextNamespace: loaded.namespace,
  });
  const { visibleNamespaces, ofProcess } = noteCandidates(rememberDecisions(visible, clock));
  const kinds = watchedKinds(settings.istioNamespace);
  const watching = watchAll(kinds, client, ofProcess, deps, stopping.signal);
  return {
    snapshot: watching.store.snapshot,
    status: () => ({ ...health.current(), version: watching.version(), kinds: watching.states.all() }),
    whenReady: (signal) => watching.states.whenSettled(AbortSignal.any([signal, stopping.signal])),
    visibleNamespaces,
    mayGet: (viewer, kindKey, namespace, signal) =>
      mayGet(kinds, reviews, { identity: viewer.identity, kindKey, namespace }, signal),
    close() {
      stopping.abort();
      return atMost(CLOSE_WITHIN_MS, Promise.allSettled([watching.done, pool.destroy()]));
    },
  };
}

function watchAll(
  kinds: readonly WatchedKind[],
  client: ApiClient,
  namespaces: ProcessNamespaces["ofProcess"],
  { clock, log, sleep: pause = sleep }: ClusterSourceDeps,
  signal: AbortSignal,
): Watching {
  const store = createSnapshotStore();
  const states = createKindStates();
  let version: string | null = null;
  const watches = startWatching(
    kinds,
    {
      client,
      clock,
      store,
      states,
      sleep: pause,
      random: Math.random,
      lists: createSemaphore(LISTS_AT_ONCE),
      discovery: createDiscovery(client, kinds, clock),
      namespaces,
    },
    log,
    signal,
  );
  const versions = trackVersion(client, pause, (found) => (version = found), signal);
  return { store, states, version: () => version, done: Promise.all([watches, versions]) };
}

function recordOutcome(health: ApiHealth, failure: ApiFailure | null, cluster: string, log: Log): void {
  const before = health.current().state;
  health.record(failure);
  const { state, message } = health.current();
  if (state === before) return;
  if (state === "ok") log.info({ cluster }, "the Kubernetes API answers");
  else log.warn({ cluster, state }, message ?? state);
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const finished = new AbortController();
  await Promise.race([work, sleep(ms, finished.signal)]);
  finished.abort();
}

/** Fails closed: no answer is no right. */
async function mayGet(
  kinds: readonly WatchedKind[],
  reviews: AccessReviews,
  asked: { readonly identity: string; readonly kindKey: string; readonly namespace: string },
  signal: AbortSignal,
): Promise<boolean> {
  const kind = kinds.find(({ key }) => key === asked.kindKey);
  if (kind === undefined) return false;
  const namespace = kind.namespaced ? asked.namespace : "";
  const { group, plural } = kind;
  const answer = await reviews(asked.identity, { group, plural, namespace }, signal);
  return answer.ok && answer.value;
}
