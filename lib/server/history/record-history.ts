import { configKind } from "@/lib/domain/config/config-kinds";
import { rolloutMark } from "@/lib/domain/history/marks-of";
import { revisionsOfChange, type SeenChange } from "@/lib/domain/history/revisions-of-change";
import type { Clock } from "@/lib/ports/clock";
import type { ClusterSource, ObjectChange } from "@/lib/ports/cluster-source";
import type { HistoryStore } from "@/lib/ports/history-store";
import { findLostObjects } from "./find-lost-objects";
import { recordMark } from "./record-mark";

export interface RecorderDeps {
  readonly cluster: Pick<ClusterSource, "onChange" | "whenReady" | "status" | "snapshot">;
  readonly history: HistoryStore;
  readonly clock: Clock;
  readonly log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
  /** Runs work soon, without holding up what is under way. */
  readonly soon?: (work: () => void) => void;
}

/** More waits only while far more changes than the history can write; what a mesh's first lists bring fits. */
const LONGEST_QUEUE = 100_000;
const AT_ONCE = 100;
const laterInTheLoop = (work: () => void): void => void setImmediate(work);

/**
 * Records every change of configuration that the cluster's watches bring, the rollouts that ReplicaSets tell of, and
 * what was deleted before watching began. Writing is done in small steps between other work. Returns how to stop, after
 * writing what waits.
 */
export function recordHistory(deps: RecorderDeps): () => void {
  const { cluster, history, clock, log, soon = laterInTheLoop } = deps;
  const stopping = new AbortController();
  const queue: (() => void)[] = [];
  let running = false;
  const step = (): void => {
    for (const write of queue.splice(0, AT_ONCE)) write();
    running = queue.length > 0;
    if (running) soon(step);
  };
  const enqueue = (writes: readonly (() => void)[]): void => {
    const room = LONGEST_QUEUE - queue.length;
    if (writes.length > room) {
      log.warn({ left: writes.length - room }, "too many changes at once: some are missing from the history");
    }
    for (const write of writes.slice(0, room)) queue.push(write);
    if (running || queue.length === 0) return;
    running = true;
    soon(step);
  };
  const checked = new Set<string>();
  const look = (changes: readonly ObjectChange[]): void => {
    const now = clock.now();
    const lost = findLostObjects(cluster, history, checked);
    enqueue([
      ...lost.map((change) => () => record(change, history, now)),
      ...changes.flatMap((change) => writesOfChange(change, history, now)),
    ]);
  };
  const stop = cluster.onChange(look);
  // Where nothing changes and a kind has no object left, no change tells that it is live.
  void cluster.whenReady(stopping.signal).then(() => {
    if (!stopping.signal.aborted) look([]);
  });
  return () => {
    stop();
    stopping.abort();
    for (const write of queue.splice(0)) write();
  };
}

/** How the change is written, if it is one that the history keeps. */
function writesOfChange(change: ObjectChange, history: HistoryStore, now: number): readonly (() => void)[] {
  const { kindKey, before, after, found } = change;
  if (kindKey === "ReplicaSet") {
    const mark = before === undefined && after !== undefined ? rolloutMark(after) : null;
    return mark === null ? [] : [() => recordMark(mark, history)];
  }
  const meta = (after ?? before)?.meta;
  if (meta === undefined || configKind(kindKey) === undefined) return [];
  const object = { kind: kindKey, namespace: meta.namespace, name: meta.name };
  return [() => record({ object, before, after, found }, history, now)];
}

function record(change: SeenChange, history: HistoryStore, now: number): void {
  for (const revision of revisionsOfChange(change, history.last(change.object), now))
    history.append(revision);
}
