import type { Box } from "./layered-positions";
import type { GroupedGraph } from "./layout-groups";
import type { Point, Positions } from "./layout-graph";

/**
 * Moves each group of a single node to the height of the nodes it talks to, so that an entry point's edge runs straight,
 * unless another node or group stands there.
 */
export function alignLoners(grouped: GroupedGraph, positions: Positions, node: Box): Positions {
  const single = grouped.groups.filter((group) => group.ids.length === 1).map((group) => group.ids[0] ?? "");
  if (single.length > 12) return positions;
  const aligned: Record<string, Point> = { ...positions };
  for (const id of single) {
    const from = aligned[id];
    const wanted = meanHeight(neighbours(grouped, id), aligned);
    if (from === undefined || wanted === null) continue;
    const free = Object.entries(aligned).every(
      ([other, at]) =>
        other === id || Math.abs(at.x - from.x) >= node.width || Math.abs(at.y - wanted) >= node.height * 1.5,
    );
    if (free) aligned[id] = { x: from.x, y: wanted };
  }
  return aligned;
}

function neighbours(grouped: GroupedGraph, id: string): string[] {
  const own = grouped.crossing.filter((edge) => edge.source === id || edge.target === id);
  return own.map((edge) => (edge.source === id ? edge.target : edge.source));
}

function meanHeight(ids: readonly string[], positions: Positions): number | null {
  const heights = ids.flatMap((id) => positions[id]?.y ?? []);
  if (heights.length === 0) return null;
  return heights.reduce((sum, y) => sum + y, 0) / heights.length;
}
