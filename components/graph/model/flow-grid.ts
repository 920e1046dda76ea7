import type { LayoutEdge, Point } from "./layout-graph";
import type { Box, Placed } from "./layered-positions";

/**
 * Places equal boxes in the columns of a grid half again as wide as high: callers left of callees where calls run in no
 * circle, within a column at the height of their callers. O(nodes + edges) but for sorting: for graphs too large for
 * layers.
 */
export function flowGrid(ids: readonly string[], edges: readonly LayoutEdge[], cell: Box): Placed {
  const rows = Math.max(1, Math.ceil(Math.sqrt((ids.length * cell.width) / (1.5 * cell.height))));
  const depth = depths(ids, edges);
  const order = ids.toSorted((a, b) => (depth.get(a) ?? 0) - (depth.get(b) ?? 0));
  const callers = ends(edges, ({ source, target }) => [target, source]);
  const positions = new Map<string, Point>();
  for (let column = 0; column * rows < order.length; column += 1) {
    const members = order.slice(column * rows, (column + 1) * rows);
    const wanted = new Map(members.map((id) => [id, meanHeight(callers.get(id) ?? [], positions)]));
    members.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    members.forEach((id, row) =>
      positions.set(id, { x: (column + 0.5) * cell.width, y: (row + 0.5) * cell.height }),
    );
  }
  const columns = Math.ceil(ids.length / rows);
  return { width: columns * cell.width, height: Math.min(rows, ids.length) * cell.height, positions };
}

/** How many calls lie before each node (breadth first from those that nobody calls, then from the rest). */
function depths(ids: readonly string[], edges: readonly LayoutEdge[]): ReadonlyMap<string, number> {
  const callees = ends(edges, ({ source, target }) => [source, target]);
  const called = new Set(edges.map(({ target }) => target));
  const depth = new Map<string, number>();
  const starts = [...ids.filter((id) => !called.has(id)), ...ids];
  for (const start of starts) {
    if (depth.has(start)) continue;
    depth.set(start, 0);
    const queue = [start];
    for (const id of queue) {
      for (const target of callees.get(id) ?? []) {
        if (depth.has(target)) continue;
        depth.set(target, (depth.get(id) ?? 0) + 1);
        queue.push(target);
      }
    }
  }
  return depth;
}

function ends(
  edges: readonly LayoutEdge[],
  pair: (edge: LayoutEdge) => readonly [from: string, to: string],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const edge of edges) {
    const [from, to] = pair(edge);
    const known = found.get(from);
    if (known === undefined) found.set(from, [to]);
    else known.push(to);
  }
  return found;
}

function meanHeight(callers: readonly string[], placed: ReadonlyMap<string, Point>): number {
  const heights = callers.flatMap((id) => placed.get(id)?.y ?? []);
  return heights.reduce((sum, y) => sum + y, 0) / Math.max(1, heights.length);
}
