import type { Point } from "./layout-graph";

export type Direction = "left" | "right" | "up" | "down";

const VECTORS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};
/** How much a step aside counts against a step ahead. */
const ASIDE = 2.5;

/**
 * The node to go to from `from` by an arrow key: the nearest that lies ahead, with steps aside counting more. From
 * nowhere: the leftmost node. Null when nothing lies ahead. O(nodes).
 */
export function walk(
  positions: ReadonlyMap<string, Point>,
  from: string | null,
  direction: Direction,
): string | null {
  const start = from === null ? undefined : positions.get(from);
  if (start === undefined) return leftmost(positions);
  const vector = VECTORS[direction];
  let best: { id: string; cost: number } | null = null;
  for (const [id, at] of positions) {
    const [dx, dy] = [at.x - start.x, at.y - start.y];
    const ahead = dx * vector.x + dy * vector.y;
    const aside = Math.abs(dx * vector.y - dy * vector.x);
    const cost = ahead + ASIDE * aside;
    if (ahead > 1 && aside <= ahead * 2 && (best === null || cost < best.cost)) best = { id, cost };
  }
  return best?.id ?? null;
}

function leftmost(positions: ReadonlyMap<string, Point>): string | null {
  let best: { id: string; x: number } | null = null;
  for (const [id, { x }] of positions) if (best === null || x < best.x) best = { id, x };
  return best?.id ?? null;
}
