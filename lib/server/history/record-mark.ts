import type { Mark } from "@/lib/domain/history/marks-of";
import type { HistoryStore } from "@/lib/ports/history-store";

/** More rollouts of one Deployment than this in one second are not told apart. */
const LOOK_AT = 100;

/** Records a mark of an earlier change, unless it was recorded when the process ran before. */
export function recordMark(mark: Mark, history: HistoryStore): void {
  const { object, at } = mark;
  const known = history.list({ namespaces: null, object, since: at, limit: LOOK_AT });
  if (!known.some((revision) => revision.at === at)) history.append(mark);
}
