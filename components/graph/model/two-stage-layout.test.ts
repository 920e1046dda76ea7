import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LayoutGraph, Positions } from "./layout-graph";
import { twoStageLayout } from "./two-stage-layout";

const graph = (groups: number, perGroup: number, edgesEach: number): LayoutGraph => {
  const nodes = Array.from({ length: groups * perGroup }, (_, index) => ({
    id: `n${String(index)}`,
    group: `g${String(Math.floor(index / perGroup))}`,
  }));
  const edges = nodes.flatMap((node, index) =>
    Array.from({ length: edgesEach }, (_, step) => ({
      source: node.id,
      target: `n${String((index * 7 + step * 13 + 1) % nodes.length)}`,
    })),
  );
  return { nodes, edges };
};

function closest(positions: Positions): number {
  const all = Object.values(positions);
  let smallest = Infinity;
  all.forEach((a, index) => {
    for (const b of all.slice(index + 1)) {
      smallest = Math.min(smallest, Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)));
    }
  });
  return smallest;
}

describe("twoStageLayout", () => {
  it("places every node, and none on another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 12 }), (groups, perGroup) => {
        const positions = twoStageLayout(graph(groups, perGroup, 2));
        expect(Object.keys(positions)).toHaveLength(groups * perGroup);
        expect(closest(positions)).toBeGreaterThan(44);
      }),
      { numRuns: 20 },
    );
  });

  it("gives the same graph the same picture", () => {
    expect(twoStageLayout(graph(4, 8, 2))).toEqual(twoStageLayout(graph(4, 8, 2)));
  });

  it("puts callers left of those they call, within a namespace and between namespaces", () => {
    const positions = twoStageLayout({
      nodes: [
        { id: "gateway", group: "istio-system" },
        { id: "page", group: "bookinfo" },
        { id: "reviews", group: "bookinfo" },
      ],
      edges: [
        { source: "gateway", target: "page" },
        { source: "page", target: "reviews" },
      ],
    });
    const x = (id: string): number => positions[id]?.x ?? NaN;
    expect(x("gateway")).toBeLessThan(x("page"));
    expect(x("page")).toBeLessThan(x("reviews"));
  });

  it("lets a lone entry point stand at the height of what it calls", () => {
    const positions = twoStageLayout({
      nodes: [
        { id: "unknown", group: null },
        { id: "page", group: "bookinfo" },
        { id: "one", group: "bookinfo" },
        { id: "two", group: "bookinfo" },
      ],
      edges: [
        { source: "unknown", target: "page" },
        { source: "page", target: "one" },
        { source: "page", target: "two" },
      ],
    });
    expect(positions["unknown"]?.y).toBe(positions["page"]?.y);
  });

  it("keeps namespaces apart: no node stands within another namespace's extent", () => {
    const input = graph(20, 15, 2);
    const positions = twoStageLayout(input);
    const extents = new Map<string, { left: number; right: number; top: number; bottom: number }>();
    for (const { id, group } of input.nodes) {
      const at = positions[id] ?? { x: NaN, y: NaN };
      const box = extents.get(group ?? "") ?? { left: at.x, right: at.x, top: at.y, bottom: at.y };
      extents.set(group ?? "", {
        left: Math.min(box.left, at.x),
        right: Math.max(box.right, at.x),
        top: Math.min(box.top, at.y),
        bottom: Math.max(box.bottom, at.y),
      });
    }
    const boxes = [...extents.values()];
    const overlaps = boxes.filter((a, index) =>
      boxes
        .slice(index + 1)
        .some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    );
    expect(overlaps).toEqual([]);
  });

  it("draws a huge namespace as a grid instead of stalling", () => {
    const positions = twoStageLayout(graph(1, 1000, 2));
    expect(Object.keys(positions)).toHaveLength(1000);
    expect(closest(positions)).toBeGreaterThan(44);
  });

  it("bears self-calls, unknown ends and an empty graph", () => {
    const nodes = [{ id: "a", group: "x" }];
    const edges = [
      { source: "a", target: "a" },
      { source: "a", target: "gone" },
    ];
    expect(Object.keys(twoStageLayout({ nodes, edges }))).toEqual(["a"]);
    expect(twoStageLayout({ nodes: [], edges: [] })).toEqual({});
  });
});
