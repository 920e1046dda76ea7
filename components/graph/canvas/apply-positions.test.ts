import { describe, expect, it } from "vitest";
import { applyPositions } from "./apply-positions";
import { createCore } from "./create-core";

function core(): ReturnType<typeof createCore> {
  const cy = createCore(undefined, false);
  cy.add([
    { group: "nodes", data: { id: "a", kind: "node" }, position: { x: 0, y: 0 } },
    { group: "nodes", data: { id: "b", kind: "node" }, position: { x: 10, y: 10 } },
    { group: "edges", data: { id: "first", source: "a", target: "b" } },
    { group: "edges", data: { id: "second", source: "a", target: "b" } },
  ]);
  return cy;
}

describe("applyPositions", () => {
  it("moves nodes to their places and leaves those without one", () => {
    const cy = core();
    applyPositions(cy, { a: { x: 5, y: 6 } });
    expect(cy.getElementById("a").position()).toEqual({ x: 5, y: 6 });
    expect(cy.getElementById("b").position()).toEqual({ x: 10, y: 10 });
  });

  it("bends edges by the places of their ends, those between the same two nodes apart", () => {
    const cy = core();
    applyPositions(cy, { a: { x: 0, y: 0 }, b: { x: 200, y: 80 } });
    const bend = (id: string): unknown => cy.getElementById(id).data("bend");
    expect(bend("first")).toHaveLength(2);
    expect(bend("second")).not.toEqual(bend("first"));
  });
});
