import { describe, expect, it } from "vitest";
import { graphNode, graphOf } from "@/lib/testing/graph-parts";
import { findNodes } from "./find-nodes";

const graph = graphOf(
  [],
  [
    graphNode({ id: "1", name: "old-reviews" }),
    graphNode({ id: "2", name: "reviews", version: "v1" }),
    graphNode({ id: "3", name: "reviews", version: "v2", namespace: "prod" }),
  ],
);

describe("findNodes", () => {
  it("finds by any part of a name, those that start with it first", () => {
    expect(findNodes(graph, "REVIEWS")).toEqual(["2", "3", "1"]);
  });

  it("wants every word somewhere: name, namespace or version", () => {
    expect(findNodes(graph, "reviews prod")).toEqual(["3"]);
    expect(findNodes(graph, "reviews v1")).toEqual(["2"]);
    expect(findNodes(graph, "reviews v9")).toEqual([]);
  });

  it("finds nothing by nothing", () => {
    expect(findNodes(graph, "  ")).toEqual([]);
  });
});
