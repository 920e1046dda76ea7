import type { Log } from "@/lib/adapters/shared/log";
import type { Sleep } from "@/lib/adapters/shared/sleep";
import type { Clock } from "@/lib/ports/clock";
import type { ClusterEditor } from "@/lib/ports/cluster-editor";
import type { ClusterSource } from "@/lib/ports/cluster-source";
import { createAccessReviews } from "./access/access-reviews";
import { createIdentityClients } from "./access/identity-clients";
import { createApiHealth, type ApiHealth } from "./api/api-health";
import type { ApiFailure } from "./api/api-failure";
import { createApiClient } from "./api/create-api-client";
import { createClusterSource } from "./create-cluster-source";
import { createCredentials } from "./credentials/create-credentials";
import { createDispatcherPool } from "./credentials/dispatcher-pool";
import { loadKubeConfig, type LoadedKubeConfig } from "./credentials/load-kube-config";
import { createDiscovery } from "./discovery/create-discovery";
import { createClusterEditor } from "./editor/create-cluster-editor";
import { unconfiguredEditor } from "./editor/unconfigured-editor";
import { watchedKinds } from "./objects/watched-kinds";
import { createSchemaReader } from "./openapi/create-schema-reader";
import { unconfiguredSource } from "./unconfigured-source";

export interface KubernetesSettings {
  /** The kubeconfig context to use; null is its current one. */
  readonly context: string | null;
  /** The name that joins telemetry to objects. */
  readonly clusterName: string;
  readonly configuredNamespaces: readonly string[];
  readonly istioNamespace: string;
}

export interface KubernetesDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep?: Sleep;
}

/** One cluster: its objects as they are mirrored, and the way to change them. Closing the source closes both. */
export interface Kubernetes {
  readonly source: ClusterSource;
  readonly editor: ClusterEditor;
}

type Configured = Extract<LoadedKubeConfig, { ok: true }>;

/**
 * Finds the cluster as kubectl would and starts mirroring it at once. Without any kubeconfig the source is
 * "unconfigured" and says why; every later trouble shows in its `status()`.
 */
export function createKubernetes(settings: KubernetesSettings, deps: KubernetesDeps): Kubernetes {
  const load = (): LoadedKubeConfig => loadKubeConfig(settings.context);
  const loaded = load();
  if (loaded.ok) return connect(settings, deps, loaded, load);
  deps.log.warn({ cluster: settings.clusterName }, loaded.message);
  return { source: unconfiguredSource(loaded.message), editor: unconfiguredEditor(loaded.message) };
}

function connect(
  settings: KubernetesSettings,
  deps: KubernetesDeps,
  loaded: Configured,
  load: () => LoadedKubeConfig,
): Kubernetes {
  const { clock, log } = deps;
  const pool = createDispatcherPool();
  const health = createApiHealth(clock);
  const client = createApiClient({
    credentials: createCredentials(loaded, load, clock),
    pool,
    onOutcome: (failure) => recordOutcome(health, failure, settings.clusterName, log),
  });
  const clients = createIdentityClients(client);
  const reviews = createAccessReviews(clients, clock);
  const kinds = watchedKinds(settings.istioNamespace);
  const discovery = createDiscovery(client, kinds, clock);
  return {
    source: createClusterSource({
      ...deps,
      client,
      clients,
      reviews,
      kinds,
      discovery,
      health,
      configuredNamespaces: settings.configuredNamespaces,
      contextNamespace: loaded.namespace,
      disconnect: () => pool.destroy(),
    }),
    editor: createClusterEditor({ clients, reviews, discovery, schemas: createSchemaReader(client, clock) }),
  };
}

function recordOutcome(health: ApiHealth, failure: ApiFailure | null, cluster: string, log: Log): void {
  const before = health.current().state;
  health.record(failure);
  const { state, message } = health.current();
  if (state === before) return;
  if (state === "ok") log.info({ cluster }, "the Kubernetes API answers");
  else log.warn({ cluster, state }, message ?? state);
}
