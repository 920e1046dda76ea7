import type { ListLine } from "./list-lines";
import { rowKey } from "./row-key";

export type Move = "next" | "previous" | "pageDown" | "pageUp" | "first" | "last";

const PAGE = 15;
const STEPS: Readonly<Record<Exclude<Move, "first" | "last">, number>> = {
  next: 1,
  previous: -1,
  pageDown: PAGE,
  pageUp: -PAGE,
};

/** The row that a move from the active one leads to, with its place among the lines; group lines are passed over. */
export function nextRow(
  lines: readonly ListLine[],
  active: string | null,
  move: Move,
): { readonly key: string; readonly index: number } | null {
  const rows = lines.flatMap((line, index) =>
    line.type === "row" ? [{ key: rowKey(line.row), index }] : [],
  );
  const at = rows.findIndex(({ key }) => key === active);
  const last = rows.length - 1;
  if (move === "first") return rows[0] ?? null;
  if (move === "last") return rows[last] ?? null;
  const from = at < 0 && STEPS[move] < 0 ? rows.length : at;
  return rows[Math.min(last, Math.max(0, from + STEPS[move]))] ?? null;
}
