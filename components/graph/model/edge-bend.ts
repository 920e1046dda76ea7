import type { Point } from "./layout-graph";

export interface EdgeBend {
  /** Signed distances of the control points from the straight line between the ends, in model pixels. */
  readonly bend: readonly [number, number];
  readonly bendWeights: readonly [number, number];
}

/** Edges shorter than this, in either direction, are drawn as one gentle arc. */
const SHORT = 60;
const PARALLEL_GAP = 26;

/**
 * The two control points of an S-shaped curve from `source` to `target`, level at both ends, as Cytoscape's
 * unbundled-bezier wants them. `lane` parts edges between the same two nodes (0 for the first); an edge that runs
 * against the reading direction arcs to one side, so that it does not hide the one that runs along it.
 */
export function edgeBend(source: Point, target: Point, lane: number): EdgeBend {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return { bend: [0, 0], bendWeights: [0.3, 0.7] };
  const parting = lane * PARALLEL_GAP;
  if (dx < SHORT) {
    const arc = dx < 0 ? Math.min(70, length * 0.2) : 12;
    return { bend: [arc + parting, arc + parting], bendWeights: [0.3, 0.7] };
  }
  // Control points at a third beyond each end, on the end's own height.
  const weight = (0.42 * dx * dx) / (length * length);
  const distance = (0.42 * dx * dy) / length;
  return { bend: [-distance + parting, distance + parting], bendWeights: [weight, 1 - weight] };
}
