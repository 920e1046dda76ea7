import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { overlaySnapshot, type Overlay } from "@/lib/domain/config/overlay-snapshot";
import { revisionObject } from "@/lib/domain/history/revision-object";
import type { Revision } from "@/lib/domain/history/revision";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { HistoryStore } from "@/lib/ports/history-store";

const PAGE = 1_000;
const MOST_PAGES = 20;

export interface PastSnapshot {
  readonly snapshot: ClusterSnapshot;
  /** Objects that changed since, of which nobody knows what they were; they are left as they are now. */
  readonly unknown: readonly ObjectRef[];
  /** Whether every change since then was looked at. */
  readonly complete: boolean;
}

type History = Pick<HistoryStore, "list">;

/**
 * The configuration as it was at a moment (unix milliseconds): every object that was recorded as changed since then is put
 * back to the revision before, taken away where it did not exist. Pods, Services and what else has no history are as now.
 */
export function snapshotAt(now: ClusterSnapshot, history: History, at: number): PastSnapshot {
  const { firsts, complete } = firstChangesSince(history, at);
  const put: ClusterObject[] = [];
  const removed: ObjectRef[] = [];
  const unknown: ObjectRef[] = [];
  for (const first of firsts) {
    const earlier = stateBefore(history, first);
    if (earlier === "unknown") unknown.push(first.object);
    else if (earlier === "absent") removed.push(first.object);
    else put.push(earlier);
  }
  const overlay: Overlay = { put, removed };
  return { snapshot: overlaySnapshot(now, overlay), unknown, complete };
}

/** Of every object that changed since, its earliest change. */
function firstChangesSince(
  history: History,
  since: number,
): { readonly firsts: readonly Revision[]; readonly complete: boolean } {
  const firsts = new Map<string, Revision>();
  let before: number | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = history.list({
      namespaces: null,
      since,
      changesOnly: true,
      limit: PAGE,
      ...(before !== undefined && { before }),
    });
    for (const revision of found)
      if (revision.at > since && revision.how === "watched") firsts.set(keyOf(revision.object), revision);
    before = found.at(-1)?.id;
    if (found.length < PAGE || before === undefined) return { firsts: [...firsts.values()], complete: true };
  }
  return { firsts: [...firsts.values()], complete: false };
}

function keyOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}

function stateBefore(history: History, first: Revision): ClusterObject | "absent" | "unknown" {
  if (first.action === "created") return "absent";
  const earlier = history
    .list({ namespaces: null, object: first.object, before: first.id, limit: PAGE })
    .find((revision) => revision.state !== null || revision.action === "deleted");
  if (earlier === undefined) return "unknown";
  const raw = revisionObject(earlier);
  if (raw === null) return "absent";
  const read = asClusterObject(raw);
  return read.ok ? read.object : "unknown";
}
