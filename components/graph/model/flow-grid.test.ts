import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flowGrid } from "./flow-grid";

const CELL = { width: 100, height: 80 };
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${String(index)}`);

describe("flowGrid", () => {
  it("places callers left of those they call", () => {
    const chain = ids(12);
    const edges = chain.slice(1).map((target, index) => ({ source: chain[index] ?? "", target }));
    const { positions } = flowGrid(chain.toReversed(), edges, CELL);
    const xs = chain.map((id) => positions.get(id)?.x ?? NaN);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(new Set(xs).size).toBeGreaterThan(1);
  });

  it("stands a callee at the height of its caller where both have a choice", () => {
    const edges = [
      { source: "n0", target: "n3" },
      { source: "n1", target: "n2" },
    ];
    const { positions } = flowGrid(ids(4), edges, { width: 100, height: 100 });
    const y = (id: string): number => positions.get(id)?.y ?? NaN;
    expect(y("n3")).toBe(y("n0"));
    expect(y("n2")).toBe(y("n1"));
  });

  it("gives every node a cell of its own within its extent, whatever calls whom", () => {
    const edge = fc.record({ source: fc.nat(40), target: fc.nat(60) });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.array(edge, { maxLength: 120 }), (count, calls) => {
        const edges = calls.map(({ source, target }) => ({
          source: `n${String(source)}`,
          target: `n${String(target)}`,
        }));
        const inside = edges.filter(({ target }) => Number(target.slice(1)) < count);
        const { positions, width, height } = flowGrid(ids(count), inside, CELL);
        const cells = ids(count).map((id) => positions.get(id) ?? { x: -1, y: -1 });
        expect(new Set(cells.map(({ x, y }) => `${String(x)} ${String(y)}`)).size).toBe(count);
        expect(cells.every(({ x, y }) => x > 0 && y > 0 && x < width && y < height)).toBe(true);
      }),
    );
  });
});
