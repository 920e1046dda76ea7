import type { Revision } from "@/lib/domain/history/revision";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { AuditEntry, HistoryStore } from "@/lib/ports/history-store";

type Kept = Pick<Revision, "id" | "at" | "object">;

/** A history in lists, by the rules of the real one; `revisions` and `audit` are in the order they were appended. */
export interface FakeHistoryStore extends HistoryStore {
  readonly revisions: Revision[];
  readonly audit: AuditEntry[];
}

/** An empty history that begins now. */
export function fakeHistoryStore(clock: { now(): number }): FakeHistoryStore {
  const revisions: Revision[] = [];
  const audit: AuditEntry[] = [];
  const start = clock.now();
  const last = (object: ObjectRef): Revision | undefined => revisions.findLast((one) => isOf(one, object));
  return {
    revisions,
    audit,
    kept: "memory",
    since: () => start,
    append: (revision) => void revisions.push({ ...revision, id: revisions.length + 1 }),
    list: ({ object, since, changesOnly = false, ...page }) =>
      pageOf(
        revisions.filter(
          (one) =>
            (object === undefined || isOf(one, object)) &&
            one.at >= (since ?? 0) &&
            (!changesOnly || one.action !== "found"),
        ),
        page,
      ),
    get: (id) => revisions[id - 1],
    last,
    living: (kind) =>
      revisions
        .filter((one) => one.object.kind === kind && one.how === "watched" && one.state !== null)
        .filter(
          (one) =>
            !revisions.slice(one.id).some((later) => later.how === "watched" && isOf(later, one.object)),
        )
        .map(({ object }) => object),
    appendAudit: (entry) => void audit.push({ ...entry, id: audit.length + 1 }),
    listAudit: (page) => pageOf(audit, page),
    close: () => undefined,
  };
}

function isOf(one: Kept, { kind, namespace, name }: ObjectRef): boolean {
  return one.object.kind === kind && one.object.namespace === namespace && one.object.name === name;
}

function pageOf<Entry extends Kept>(
  all: readonly Entry[],
  page: { readonly namespaces: readonly string[] | null; readonly before?: number; readonly limit: number },
): readonly Entry[] {
  const sorted = all
    .filter((one) => page.namespaces?.includes(one.object.namespace) ?? true)
    .toSorted((one, other) => other.at - one.at || other.id - one.id);
  const start = page.before === undefined ? 0 : sorted.findIndex(({ id }) => id === page.before) + 1;
  return sorted.slice(start, start + page.limit);
}
