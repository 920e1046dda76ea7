import { alignLoners } from "./align-loners";
import { flowGrid } from "./flow-grid";
import { layeredPositions, type Box, type Placed } from "./layered-positions";
import { layoutGroups, type GroupedGraph, type LayoutGroup } from "./layout-groups";
import type { LayoutGraph, Point, Positions } from "./layout-graph";
import { shelfPositions } from "./shelf-positions";

/** Above this a group is drawn as a grid: layering takes time that grows faster than the square of its size. */
const MAX_LAYERED = { nodes: 120, edges: 300 };
/** Up to this many groups are placed callers before callees; more are packed to fill the screen. */
const MAX_LAYERED_GROUPS = 12;

const NODE: Box = { width: 96, height: 92 };
const SPACING = { between: 22, ranks: 80 };
/** Large graphs are read from afar: what matters is that they fit. */
const GRID_CELL: Box = { width: 116, height: 88 };
const GRID_FROM = 250;
const PADDING = { side: 14, top: 34, bottom: 8 };
const GROUP_GAP = 56;
/** Room for a title above each box that can be read from afar. */
const GRID_GAP = 110;

/**
 * Places every node without overlaps in two stages: each group by itself, then the groups as boxes. The same
 * graph gives the same picture.
 */
export function twoStageLayout(graph: LayoutGraph): Positions {
  const small = graph.nodes.length < GRID_FROM;
  const grouped = layoutGroups(graph);
  const inner = new Map(grouped.groups.map((group) => [group.key, placeGroup(group, small)]));
  const boxes = new Map([...inner].map(([key, placed]) => [key, padded(key, placed)]));
  const outer = placeGroups(grouped, boxes, small);
  const positions: Record<string, Point> = {};
  for (const [key, placed] of inner) {
    const box = boxes.get(key);
    const centre = outer.positions.get(key);
    if (box === undefined || centre === undefined) continue;
    const left = centre.x - box.width / 2 + (box.width - placed.width) / 2;
    const top = centre.y - box.height / 2 + (isLoner(key) ? 0 : PADDING.top);
    for (const [id, at] of placed.positions) positions[id] = { x: left + at.x, y: top + at.y };
  }
  return alignLoners(grouped, positions, NODE);
}

function placeGroup({ ids, edges }: LayoutGroup, small: boolean): Placed {
  const layered = small && ids.length <= MAX_LAYERED.nodes && edges.length <= MAX_LAYERED.edges;
  if (!layered) return flowGrid(ids, edges, GRID_CELL);
  return layeredPositions(new Map(ids.map((id) => [id, NODE])), edges, SPACING);
}

function placeGroups(
  { groups, links }: GroupedGraph,
  boxes: ReadonlyMap<string, Box>,
  small: boolean,
): Placed {
  if (groups.length > MAX_LAYERED_GROUPS) return shelfPositions(boxes, small ? GROUP_GAP : GRID_GAP);
  return layeredPositions(boxes, links, { between: small ? GROUP_GAP : GRID_GAP, ranks: 64 });
}

function isLoner(key: string): boolean {
  return key.startsWith("node ");
}

function padded(key: string, { width, height }: Placed): Box {
  if (isLoner(key)) return { width, height };
  return { width: width + 2 * PADDING.side, height: height + PADDING.top + PADDING.bottom };
}
