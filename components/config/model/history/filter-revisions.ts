import { wordFilter } from "@/components/mesh/model/word-filter";
import type { HistorySpan } from "@/lib/client/url-state/config-history-params";
import type { RevisionDto } from "@/lib/contracts/config/history";

const HOUR_MS = 3_600_000;
const SPAN_MS: Readonly<Record<HistorySpan, number>> = {
  "1h": HOUR_MS,
  "1d": 24 * HOUR_MS,
  "7d": 7 * 24 * HOUR_MS,
};

export interface RevisionFilter {
  readonly manager: string | null;
  readonly text: string;
  readonly within: HistorySpan | null;
}

/** The revisions that are let through, in the same order; each word of `text` is in the object's name, its manager or a changed path. */
export function filterRevisions(
  revisions: readonly RevisionDto[],
  { manager, text, within }: RevisionFilter,
  now: number,
): readonly RevisionDto[] {
  const holds = wordFilter(text);
  return revisions.filter(
    (revision) =>
      (manager === null || revision.manager === manager) &&
      (within === null || now - revision.at <= SPAN_MS[within]) &&
      holds(...namesOf(revision)),
  );
}

function namesOf({ object, manager, changes }: RevisionDto): readonly string[] {
  return [object.kind, object.namespace, object.name, manager, ...changes.map(({ path }) => path)];
}
