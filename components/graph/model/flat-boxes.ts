import type { CanvasElement } from "./elements";
import type { Point, Positions } from "./layout-graph";

export interface PlacedElements {
  readonly elements: readonly CanvasElement[];
  readonly positions: Positions;
}

interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const MARGIN = 36;

/**
 * Draws namespace boxes as plain rectangles behind their nodes instead of as their parents. Cytoscape's parents follow
 * what is dragged but cost half a second per thousand nodes.
 */
export function flatBoxes({ elements, positions }: PlacedElements): PlacedElements {
  const extents = boxExtents(elements, positions);
  const places: Record<string, Point> = { ...positions };
  const flat = elements.map(({ group, data }): CanvasElement => {
    const extent = extents.get(data.id);
    if (extent === undefined) {
      const { parent: _, ...rest } = data;
      return { group, data: rest };
    }
    places[data.id] = { x: (extent.left + extent.right) / 2, y: (extent.top + extent.bottom) / 2 };
    const [boxWidth, boxHeight] = [extent.right - extent.left, extent.bottom - extent.top];
    return { group, data: { ...data, boxWidth, boxHeight } };
  });
  return { elements: flat, positions: places };
}

function boxExtents(elements: readonly CanvasElement[], positions: Positions): ReadonlyMap<string, Extent> {
  const extents = new Map<string, Extent>();
  for (const { data } of elements) {
    const at = positions[data.id];
    if (data.parent === undefined || at === undefined) continue;
    const known = extents.get(data.parent);
    extents.set(data.parent, {
      left: Math.min(known?.left ?? Infinity, at.x - MARGIN),
      right: Math.max(known?.right ?? -Infinity, at.x + MARGIN),
      top: Math.min(known?.top ?? Infinity, at.y - MARGIN),
      bottom: Math.max(known?.bottom ?? -Infinity, at.y + MARGIN),
    });
  }
  return extents;
}
