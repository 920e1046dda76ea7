import { describe, expect, it } from "vitest";
import { graphEdge, graphNode, graphOf } from "@/lib/testing/graph-parts";
import { elements, type CanvasData, type ElementOptions } from "./elements";
import type { GraphTheme } from "./graph-theme";

const theme: GraphTheme = {
  background: "#eee",
  surface: "#fff",
  line: "#ddd",
  lineStrong: "#ccc",
  text: "#111",
  muted: "#555",
  accent: "#00f",
  ok: "#0a0",
  warn: "#aa0",
  bad: "#a00",
  idle: "#888",
  tcp: "#04a",
  fontFamily: "sans-serif",
};
const options: ElementOptions = {
  labels: ["rate"],
  responseTime: "avg",
  boxes: true,
  homeCluster: "Kubernetes",
  theme,
  words: {
    nodeType: (type) => type,
    nodeReason: (reason) => reason,
    namespace: "namespace",
    plaintext: "plaintext",
    errors: "err",
  },
  gateways: new Set(),
};
const graph = graphOf(
  [graphEdge("unknown", "page", { mtlsPercent: 0 })],
  [
    graphNode({ id: "unknown", type: "unknown", namespace: "" }),
    graphNode({ id: "page", version: "v1", health: { status: "failure", why: "" } }),
  ],
);
const dataOf = (id: string, part: Partial<ElementOptions> = {}): CanvasData | undefined =>
  elements(graph, { ...options, ...part }).find(({ data }) => data.id === id)?.data;

describe("elements", () => {
  it("puts the box of a namespace before the nodes that stand in it", () => {
    expect(elements(graph, options).map(({ data }) => data.id)).toEqual([
      "ns:bookinfo",
      "unknown",
      "page",
      "unknown>page:http",
    ]);
    expect(dataOf("page")?.parent).toBe("ns:bookinfo");
    expect(dataOf("unknown")?.parent).toBeUndefined();
  });

  it("draws no boxes where they are off, and names the namespace below the node instead", () => {
    expect(elements(graph, { ...options, boxes: false }).some(({ data }) => data.kind === "box")).toBe(false);
    expect(JSON.stringify(dataOf("page", { boxes: false })?.images)).toContain("bookinfo");
  });

  it("marks a failing node with a badge", () => {
    expect(dataOf("page")).toMatchObject({ badge: 1, status: "failure" });
    expect(dataOf("unknown")).toMatchObject({ badge: 0 });
  });

  it("marks plaintext and edges that cross namespaces", () => {
    expect(dataOf("unknown>page:http")).toMatchObject({
      plaintext: 1,
      crossing: 1,
      label: "1 rps · plaintext",
    });
  });

  it("is equal for equal graphs and another for another theme, so that the canvas repaints exactly then", () => {
    expect(elements(graph, options)).toEqual(elements(graph, { ...options }));
    expect(dataOf("page", { theme: { ...theme, muted: "#999" } })).not.toEqual(dataOf("page"));
  });

  it("never lets a name into an image as markup", () => {
    const evil = graphOf([], [graphNode({ id: "x", version: '<script>"&' })]);
    const text = decodeURIComponent(JSON.stringify(elements(evil, options)));
    expect(text).not.toContain("<script>");
    expect(text).toContain("&lt;script>");
  });
});
