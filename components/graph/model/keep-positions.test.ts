import { describe, expect, it } from "vitest";
import { keepPositions } from "./keep-positions";

const ids = ["a", "b", "c", "d", "e", "f"];
const nodes = ids.map((id) => ({ id, group: "x" }));
const previous = Object.fromEntries(ids.map((id, index) => [id, { x: index * 200, y: 0 }]));

describe("keepPositions", () => {
  it("keeps every place when nodes only go", () => {
    expect(keepPositions({ nodes: nodes.slice(1), edges: [] }, previous)).toEqual(
      Object.fromEntries(ids.slice(1).map((id) => [id, previous[id]])),
    );
  });

  it("puts a new callee beside its caller where there is room, and moves nobody", () => {
    const graph = { nodes: [...nodes, { id: "new", group: "x" }], edges: [{ source: "a", target: "new" }] };
    const kept = keepPositions(graph, previous);
    expect(kept).toMatchObject(previous);
    expect(kept?.["new"]).toEqual({ x: 190, y: -104 });
  });

  it("gives up when more than a fifth is new", () => {
    const added = ["p", "q"].map((id) => ({ id, group: "x" }));
    const edges = added.map(({ id }) => ({ source: "a", target: id }));
    expect(keepPositions({ nodes: [...nodes, ...added], edges }, previous)).toBeNull();
  });

  it("gives up when a new node has no neighbour in its namespace", () => {
    const graph = { nodes: [...nodes, { id: "new", group: "y" }], edges: [{ source: "a", target: "new" }] };
    expect(keepPositions(graph, previous)).toBeNull();
  });

  it("gives up when the new node would stretch its namespace over another", () => {
    const other = { id: "other", group: "y" };
    const graph = {
      nodes: [...nodes, other, { id: "new", group: "x" }],
      edges: [{ source: "f", target: "new" }],
    };
    expect(keepPositions(graph, { ...previous, other: { x: 1150, y: 0 } })).toBeNull();
  });
});
