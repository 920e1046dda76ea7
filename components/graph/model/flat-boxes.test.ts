import { describe, expect, it } from "vitest";
import type { CanvasElement } from "./elements";
import { flatBoxes } from "./flat-boxes";

const elements: readonly CanvasElement[] = [
  { group: "nodes", data: { id: "ns:x", kind: "box" } },
  { group: "nodes", data: { id: "a", kind: "node", parent: "ns:x" } },
  { group: "nodes", data: { id: "b", kind: "node", parent: "ns:x" } },
  { group: "nodes", data: { id: "c", kind: "node" } },
];
const positions = { a: { x: 0, y: 0 }, b: { x: 100, y: 50 }, c: { x: 900, y: 0 } };

describe("flatBoxes", () => {
  const flat = flatBoxes({ elements, positions });

  it("frames the nodes of a box and moves none of them", () => {
    expect(flat.positions).toEqual({ ...positions, "ns:x": { x: 50, y: 25 } });
    expect(flat.elements[0]?.data).toMatchObject({ boxWidth: 172, boxHeight: 122 });
  });

  it("leaves no node with a parent", () => {
    expect(flat.elements.every(({ data }) => data.parent === undefined)).toBe(true);
  });
});
