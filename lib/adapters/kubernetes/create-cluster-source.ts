import type { Log } from "@/lib/adapters/shared/log";
import { createSemaphore } from "@/lib/adapters/shared/semaphore";
import { sleep, type Sleep } from "@/lib/adapters/shared/sleep";
import type { Clock } from "@/lib/ports/clock";
import type { ClusterSource } from "@/lib/ports/cluster-source";
import type { AccessReviews } from "./access/access-reviews";
import type { IdentityClients } from "./access/identity-clients";
import { noteCandidates, type ProcessNamespaces } from "./access/process-namespaces";
import { rememberDecisions } from "./access/remember-decisions";
import { createVisibleNamespaces } from "./access/visible-namespaces";
import type { ApiHealth } from "./api/api-health";
import type { ApiClient } from "./api/create-api-client";
import type { Discovery } from "./discovery/create-discovery";
import { trackVersion } from "./discovery/track-version";
import type { WatchedKind } from "./objects/watched-kinds";
import { createKindStates, type KindStates } from "./snapshot/kind-states";
import { createSnapshotStore, type SnapshotStore } from "./snapshot/snapshot-store";
import { startWatching } from "./start-watching";

export interface ClusterSourceDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep?: Sleep;
  /** With the process's own credentials. */
  readonly client: ApiClient;
  readonly clients: IdentityClients;
  readonly reviews: AccessReviews;
  readonly kinds: readonly WatchedKind[];
  readonly discovery: Discovery;
  readonly health: ApiHealth;
  readonly configuredNamespaces: readonly string[];
  readonly contextNamespace: string | null;
  /** Ends every connection. */
  disconnect(): Promise<void>;
}

interface Watching {
  readonly store: SnapshotStore;
  readonly states: KindStates;
  readonly version: () => string | null;
  readonly done: Promise<unknown>;
}

const LISTS_AT_ONCE = 6;
const CLOSE_WITHIN_MS = 900;

/** Starts mirroring the cluster's objects at once; every trouble shows in `status()`. */
export function createClusterSource(deps: ClusterSourceDeps): ClusterSource {
  const { kinds, reviews, health } = deps;
  const stopping = new AbortController();
  const visible = createVisibleNamespaces({ ...deps, configured: deps.configuredNamespaces });
  const { visibleNamespaces, ofProcess } = noteCandidates(rememberDecisions(visible, deps.clock));
  const watching = watchAll(deps, ofProcess, stopping.signal);
  return {
    snapshot: watching.store.snapshot,
    status: () => ({ ...health.current(), version: watching.version(), kinds: watching.states.all() }),
    whenReady: (signal) => watching.states.whenSettled(AbortSignal.any([signal, stopping.signal])),
    visibleNamespaces,
    mayGet: (viewer, kindKey, namespace, signal) =>
      mayGet(kinds, reviews, { identity: viewer.identity, kindKey, namespace }, signal),
    onChange: watching.store.onChange,
    close() {
      stopping.abort();
      return atMost(CLOSE_WITHIN_MS, Promise.allSettled([watching.done, deps.disconnect()]));
    },
  };
}

function watchAll(
  { client, kinds, discovery, clock, log, sleep: pause = sleep }: ClusterSourceDeps,
  namespaces: ProcessNamespaces["ofProcess"],
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
      discovery,
      namespaces,
    },
    log,
    signal,
  );
  const versions = trackVersion(client, pause, (found) => (version = found), signal);
  return { store, states, version: () => version, done: Promise.all([watches, versions]) };
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
  const answer = await reviews(asked.identity, { verb: "get", group, plural, namespace }, signal);
  return answer.ok && answer.value;
}
