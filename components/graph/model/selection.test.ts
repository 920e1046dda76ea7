import { describe, expect, it } from "vitest";
import { graphEdge, graphNode, graphOf } from "@/lib/testing/graph-parts";
import { resolveSelection } from "./selection";

const nodes = [
  graphNode({ id: "gateway", namespace: "istio-system" }),
  graphNode({ id: "page" }),
  graphNode({ id: "reviews" }),
  graphNode({ id: "far", cluster: "east" }),
];
const edges = [graphEdge("gateway", "page"), graphEdge("page", "reviews"), graphEdge("reviews", "far")];
const graph = graphOf(edges, nodes);

describe("resolveSelection", () => {
  it("finds a node with what enters and leaves it", () => {
    expect(resolveSelection(graph, "page", "Kubernetes")).toMatchObject({
      kind: "node",
      inbound: [{ source: "gateway" }],
      outbound: [{ target: "reviews" }],
    });
  });

  it("finds an edge with both ends", () => {
    expect(resolveSelection(graph, "page>reviews:http", "Kubernetes")).toMatchObject({
      kind: "edge",
      source: { id: "page" },
      target: { id: "reviews" },
    });
  });

  it("parts a namespace's traffic into in, out and within, and one namespace name in two clusters", () => {
    expect(resolveSelection(graph, "ns:bookinfo", "Kubernetes")).toMatchObject({
      kind: "namespace",
      namespace: "bookinfo",
      nodes: [{ id: "page" }, { id: "reviews" }],
      inbound: [{ source: "gateway" }],
      outbound: [{ target: "far" }],
      within: [{ source: "page", target: "reviews" }],
    });
    expect(resolveSelection(graph, "ns:east/bookinfo", "Kubernetes")).toMatchObject({
      nodes: [{ id: "far" }],
    });
  });

  it("says that what this graph does not hold is gone, and nothing is none", () => {
    expect(resolveSelection(graph, "service/x", "Kubernetes").kind).toBe("gone");
    expect(resolveSelection(graph, "ns:x", "Kubernetes").kind).toBe("gone");
    expect(resolveSelection(graph, null, "Kubernetes").kind).toBe("none");
  });
});
