import type { Point } from "./layout-graph";
import type { Box, Placed } from "./layered-positions";

/** Places equal boxes in rows, about half again as wide as high. O(n): for groups too large for layers. */
export function gridPositions(ids: readonly string[], cell: Box): Placed {
  const columns = Math.max(1, Math.ceil(Math.sqrt((ids.length * 1.5 * cell.height) / cell.width)));
  const positions = new Map<string, Point>(
    ids.map((id, index) => [
      id,
      {
        x: (index % columns) * cell.width + cell.width / 2,
        y: Math.floor(index / columns) * cell.height + cell.height / 2,
      },
    ]),
  );
  return {
    width: Math.min(columns, ids.length) * cell.width,
    height: Math.ceil(ids.length / columns) * cell.height,
    positions,
  };
}
