import { LEVELS, type TreeLine } from "./tree-line";

export type Move = "next" | "previous" | "pageDown" | "pageUp" | "first" | "last" | "parent";

const PAGE = 15;
const STEPS = { next: 1, previous: -1, pageDown: PAGE, pageUp: -PAGE } as const;

/** Where a move from the active line leads, with its place among the lines; null where there are no lines. */
export function nextLine(
  lines: readonly TreeLine[],
  active: string | null,
  move: Move,
): { readonly key: string; readonly index: number } | null {
  const at = lines.findIndex(({ key }) => key === active);
  const last = lines.length - 1;
  const index = Math.min(last, Math.max(0, indexAfter(lines, at, move)));
  const line = lines[index];
  return line === undefined ? null : { key: line.key, index };
}

function indexAfter(lines: readonly TreeLine[], at: number, move: Move): number {
  switch (move) {
    case "first":
      return 0;
    case "last":
      return lines.length - 1;
    case "parent":
      return parentIndex(lines, at);
    case "next":
    case "previous":
    case "pageDown":
    case "pageUp":
      return at < 0 && STEPS[move] < 0 ? lines.length - 1 : at + STEPS[move];
  }
}

/** The line that the one at `at` stands below; the first one stands below itself. */
function parentIndex(lines: readonly TreeLine[], at: number): number {
  const line = lines[at];
  if (line === undefined) return 0;
  const above = lines.slice(0, at).findLastIndex(({ type }) => LEVELS[type] < LEVELS[line.type]);
  return Math.max(0, above);
}
