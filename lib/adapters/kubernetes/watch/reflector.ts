import type { Sleep } from "@/lib/adapters/shared/sleep";
import type { Semaphore } from "@/lib/adapters/shared/semaphore";
import type { Clock } from "@/lib/ports/clock";
import type { ApiFailure } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";
import { createObjectTable, type ObjectTable } from "../snapshot/object-table";
import type { ObjectStep } from "../snapshot/table-changes";
import { backOffMs } from "./back-off";
import { listObjects } from "./list-objects";
import { watchObjects } from "./watch-objects";
import type { WatchTarget } from "./watch-target";

export interface ReflectorDeps {
  readonly client: ApiClient;
  readonly lists: Semaphore;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Told what the reflector holds and how far it can be trusted. */
export interface ReflectorSink {
  /** `steps` are the events that led to the table; null where a list brought it. */
  objects(table: ObjectTable, steps: readonly ObjectStep[] | null): void;
  live(): void;
  /** What is held is kept; `since` is when the cluster was last followed. */
  stale(since: number, cause: string): void;
}

export type ReflectorEnd =
  | { readonly why: "aborted" }
  | { readonly why: "notServed" }
  | { readonly why: "denied"; readonly verb: "list" | "watch" };

type Verb = "list" | "watch";
interface Held {
  table: ObjectTable | null;
  /** Null when the next step is a list. */
  resourceVersion: string | null;
  failures: number;
  /** Unix milliseconds since when the cluster is not followed; null while it is. */
  lostAt: number | null;
}

const MIN_WATCH_SECONDS = 240;
const WATCH_SPREAD_SECONDS = 60;
/** A watch that ends sooner counts as a failure, or an API server that ends each one would be asked without pause. */
const SHORT_WATCH_MS = 1000;

/**
 * Mirrors one collection: a list, then watches that resume where the last one ended; a version the API server no longer
 * has (410) leads to a new list while the old objects stay. Ends only when told to, denied, or not served.
 */
export async function runReflector(
  target: WatchTarget,
  deps: ReflectorDeps,
  sink: ReflectorSink,
  signal: AbortSignal,
): Promise<ReflectorEnd> {
  const held: Held = { table: null, resourceVersion: null, failures: 0, lostAt: deps.clock.now() };
  while (!signal.aborted) {
    const verb: Verb = held.resourceVersion === null ? "list" : "watch";
    const failure = await (held.resourceVersion === null
      ? listStep(target, deps, sink, held, signal)
      : watchStep(target, deps, sink, held, held.resourceVersion, signal));
    if (failure === null) continue;
    const end = endOf(failure, verb);
    if (end !== null) return end;
    await recover(failure, deps, sink, held, signal);
  }
  return { why: "aborted" };
}

async function listStep(
  target: WatchTarget,
  deps: ReflectorDeps,
  sink: ReflectorSink,
  held: Held,
  signal: AbortSignal,
): Promise<ApiFailure | null> {
  const listed = await listObjects(deps.client, target, deps.lists, signal);
  if (!listed.ok) return listed.failure;
  held.table = createObjectTable(listed.objects);
  held.resourceVersion = listed.resourceVersion;
  held.lostAt = null;
  sink.objects(held.table, null);
  sink.live();
  return null;
}

async function watchStep(
  target: WatchTarget,
  deps: ReflectorDeps,
  sink: ReflectorSink,
  held: Held,
  resourceVersion: string,
  signal: AbortSignal,
): Promise<ApiFailure | null> {
  const startedAt = deps.clock.now();
  const seconds = MIN_WATCH_SECONDS + Math.floor(deps.random() * WATCH_SPREAD_SECONDS);
  const failure = await watchObjects(
    deps.client,
    target,
    { resourceVersion, seconds },
    {
      opened() {
        if (held.lostAt === null) return;
        held.lostAt = null;
        sink.live();
      },
      received(batch) {
        held.resourceVersion = batch.resourceVersion ?? held.resourceVersion;
        if (batch.steps.length === 0 || held.table === null) return;
        held.table = held.table.with(new Map(batch.steps));
        sink.objects(held.table, batch.steps);
      },
    },
    signal,
  );
  const short = deps.clock.now() - startedAt < SHORT_WATCH_MS;
  if (!short) held.failures = 0;
  if (failure !== null) return failure;
  return short ? { kind: "server", message: "the API server ends watches at once" } : null;
}

function endOf(failure: ApiFailure, verb: Verb): ReflectorEnd | null {
  if (failure.kind === "aborted") return { why: "aborted" };
  if (failure.kind === "notFound") return { why: "notServed" };
  return failure.kind === "forbidden" ? { why: "denied", verb } : null;
}

async function recover(
  failure: ApiFailure,
  deps: ReflectorDeps,
  sink: ReflectorSink,
  held: Held,
  signal: AbortSignal,
): Promise<void> {
  held.failures += 1;
  if (failure.kind === "gone") held.resourceVersion = null;
  // The first loss is ordinary (a restarted API server, an expired version): it is followed up at once and not shown.
  if (held.failures === 1 && held.lostAt === null && failure.kind !== "throttled") {
    held.lostAt = deps.clock.now();
    return;
  }
  held.lostAt ??= deps.clock.now();
  sink.stale(held.lostAt, failure.message);
  const pause = backOffMs(held.failures, deps.random());
  await deps.sleep(failure.kind === "throttled" ? Math.max(pause, failure.retryAfterMs) : pause, signal);
}
