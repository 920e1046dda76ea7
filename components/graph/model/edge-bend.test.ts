import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeBend } from "./edge-bend";
import type { Point } from "./layout-graph";

/** Where Cytoscape puts a control point of an unbundled bezier with node-position distances. */
function controlPoint(source: Point, target: Point, weight: number, distance: number): Point {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy);
  return {
    x: source.x + dx * weight - (dy / length) * distance,
    y: source.y + dy * weight + (dx / length) * distance,
  };
}

describe("edgeBend", () => {
  it("leaves and arrives level when the edge runs in reading direction", () => {
    const coordinate = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(coordinate, coordinate, fc.integer({ min: 61, max: 900 }), coordinate, (x, y, dx, dy) => {
        const [source, target] = [
          { x, y },
          { x: x + dx, y: y + dy },
        ];
        const { bend, bendWeights } = edgeBend(source, target, 0);
        expect(controlPoint(source, target, bendWeights[0], bend[0]).y).toBeCloseTo(source.y, 6);
        expect(controlPoint(source, target, bendWeights[1], bend[1]).y).toBeCloseTo(target.y, 6);
      }),
    );
  });

  it("parts edges between the same nodes", () => {
    const [source, target] = [
      { x: 0, y: 0 },
      { x: 200, y: 0 },
    ];
    expect(edgeBend(source, target, 1).bend).not.toEqual(edgeBend(source, target, 0).bend);
  });

  it("arcs an edge that runs back, so that it does not cover the one that runs forth", () => {
    expect(edgeBend({ x: 200, y: 0 }, { x: 0, y: 0 }, 0).bend[0]).toBeGreaterThan(20);
  });

  it("bears ends in one place", () => {
    expect(edgeBend({ x: 5, y: 5 }, { x: 5, y: 5 }, 0).bend).toEqual([0, 0]);
  });
});
