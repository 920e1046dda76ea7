import { describe, expect, it } from "vitest";
import { topologyHash } from "./topology-hash";

const nodes = [
  { id: "a", group: "x" },
  { id: "b", group: "x" },
];
const edges = [
  { source: "a", target: "b" },
  { source: "b", target: "b" },
];

describe("topologyHash", () => {
  it("does not depend on order", () => {
    expect(topologyHash({ nodes: [...nodes].reverse(), edges: [...edges].reverse() })).toBe(
      topologyHash({ nodes, edges }),
    );
  });

  it.each([
    ["a node more", { nodes: [...nodes, { id: "c", group: "x" }], edges }],
    ["another group", { nodes: [{ id: "a", group: "y" }, ...nodes.slice(1)], edges }],
    ["an edge turned round", { nodes, edges: [{ source: "b", target: "a" }, ...edges.slice(1)] }],
    ["no edges", { nodes, edges: [] }],
  ])("changes with %s", (_, changed) => {
    expect(topologyHash(changed)).not.toBe(topologyHash({ nodes, edges }));
  });
});
