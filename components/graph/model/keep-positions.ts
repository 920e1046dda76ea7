import type { LayoutGraph, LayoutNode, Point, Positions } from "./layout-graph";

const MAX_NEW_SHARE = 0.2;
const STEP = { x: 190, y: 104 };
const TRIES = 40;

/**
 * Positions for a graph that changed a little: nodes that stay keep theirs, new ones go beside a neighbour of their
 * group. Null when too much is new (over 20 %), a new node has no neighbour there, or its group would grow into another:
 * then the whole is laid out again.
 */
export function keepPositions(graph: LayoutGraph, previous: Positions): Positions | null {
  const added = graph.nodes.filter((node) => previous[node.id] === undefined);
  if (added.length === graph.nodes.length || added.length > graph.nodes.length * MAX_NEW_SHARE) return null;
  const kept: Record<string, Point> = {};
  for (const node of graph.nodes) {
    const at = previous[node.id];
    if (at !== undefined) kept[node.id] = at;
  }
  const groupOf = new Map(graph.nodes.map((node) => [node.id, node.group]));
  for (const node of added) {
    const at = besideNeighbour(node, graph, kept, groupOf);
    if (at === null) return null;
    kept[node.id] = at;
  }
  return added.some((node) => growsIntoAnother(node, graph, kept)) ? null : kept;
}

function besideNeighbour(
  node: LayoutNode,
  graph: LayoutGraph,
  placed: Positions,
  groupOf: ReadonlyMap<string, string | null>,
): Point | null {
  for (const edge of graph.edges) {
    if (edge.source !== node.id && edge.target !== node.id) continue;
    const isCallee = edge.target === node.id;
    const other = isCallee ? edge.source : edge.target;
    const at = placed[other];
    if (at === undefined || groupOf.get(other) !== node.group) continue;
    return freePlace({ x: at.x + (isCallee ? STEP.x : -STEP.x), y: at.y }, placed);
  }
  return null;
}

function freePlace(wanted: Point, placed: Positions): Point | null {
  const taken = Object.values(placed);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const offset = Math.ceil(attempt / 2) * (attempt % 2 === 0 ? 1 : -1) * STEP.y;
    const at = { x: wanted.x, y: wanted.y + offset };
    if (taken.every((point) => Math.abs(point.x - at.x) >= 80 || Math.abs(point.y - at.y) >= 80)) return at;
  }
  return null;
}

function growsIntoAnother(added: LayoutNode, graph: LayoutGraph, placed: Positions): boolean {
  const own = graph.nodes
    .filter((node) => node.group === added.group)
    .flatMap((node) => placed[node.id] ?? []);
  const [left, right] = [Math.min(...own.map((at) => at.x)) - 60, Math.max(...own.map((at) => at.x)) + 60];
  const [top, bottom] = [Math.min(...own.map((at) => at.y)) - 70, Math.max(...own.map((at) => at.y)) + 60];
  return graph.nodes.some((node) => {
    const at = placed[node.id];
    if (at === undefined || node.group === added.group) return false;
    return at.x > left && at.x < right && at.y > top && at.y < bottom;
  });
}
