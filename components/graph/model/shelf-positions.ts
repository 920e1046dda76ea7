import type { Point } from "./layout-graph";
import type { Box, Placed } from "./layered-positions";

/**
 * Packs boxes on shelves, highest first, into an area half again as wide as high, without overlaps (next-fit decreasing
 * height). O(n log n).
 */
export function shelfPositions(boxes: ReadonlyMap<string, Box>, gap: number): Placed {
  const sorted = [...boxes].sort(([a, x], [b, y]) => y.height - x.height || (a < b ? -1 : 1));
  const area = sorted.reduce((sum, [, box]) => sum + (box.width + gap) * (box.height + gap), 0);
  const widest = sorted.reduce((max, [, box]) => Math.max(max, box.width), 0);
  const limit = Math.max(widest, Math.sqrt(area * 1.6));
  const positions = new Map<string, Point>();
  let [x, y, shelf, width] = [0, 0, 0, 0];
  for (const [id, box] of sorted) {
    if (x > 0 && x + box.width > limit) {
      y += shelf + gap;
      x = 0;
      shelf = 0;
    }
    positions.set(id, { x: x + box.width / 2, y: y + box.height / 2 });
    x += box.width + gap;
    shelf = Math.max(shelf, box.height);
    width = Math.max(width, x - gap);
  }
  return { width, height: y + shelf, positions };
}
