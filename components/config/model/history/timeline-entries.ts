import type { RevisionDto } from "@/lib/contracts/config/history";

/** What stands on the time line as one entry: a change, or many objects that were there when one began to look. */
export type TimelineEntry =
  | { readonly type: "change"; readonly at: number; readonly revision: RevisionDto }
  | { readonly type: "found"; readonly at: number; readonly revisions: readonly RevisionDto[] };

/** Fewer found objects in a row stand for themselves. */
const MANY = 4;

/** The revisions in the same order, with long runs of found objects as one entry. */
export function timelineEntries(revisions: readonly RevisionDto[]): readonly TimelineEntry[] {
  const runs: RevisionDto[][] = [];
  for (const revision of revisions) {
    const run = runs.at(-1);
    if (revision.action === "found" && run?.at(-1)?.action === "found") run.push(revision);
    else runs.push([revision]);
  }
  return runs.flatMap((run): readonly TimelineEntry[] => {
    const first = run[0];
    if (first !== undefined && run.length >= MANY) return [{ type: "found", at: first.at, revisions: run }];
    return run.map((revision) => ({ type: "change", at: revision.at, revision }));
  });
}
