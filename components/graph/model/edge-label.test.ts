import { describe, expect, it } from "vitest";
import { graphEdge } from "@/lib/testing/graph-parts";
import { edgeLabel, type EdgeLabelOptions } from "./edge-label";

const words = {
  nodeType: String,
  nodeReason: String,
  namespace: "namespace",
  plaintext: "plaintext",
  errors: "err",
};
const options = (labels: EdgeLabelOptions["labels"]): EdgeLabelOptions => ({
  labels,
  responseTime: "p95",
  words,
});

describe("edgeLabel", () => {
  it("shows what is chosen, two parts on a line", () => {
    const edge = graphEdge("a", "b", { requestsPerSecond: 12.4, responseTimeMs: { p95: 42 } });
    expect(edgeLabel(edge, 50, options(["rate"]))).toBe("12.4 rps");
    expect(edgeLabel(edge, 50, options(["rate", "share", "responseTime"]))).toBe("12.4 rps · 50.0 %\n42 ms");
  });

  it("names errors and plaintext beside any label, but not alone", () => {
    const edge = graphEdge("a", "b", { requestsPerSecond: 10, errorsPerSecond: 1, mtlsPercent: 0 });
    expect(edgeLabel(edge, 100, options(["rate"]))).toBe("10 rps · 10.0 % err\nplaintext");
    expect(edgeLabel(edge, 100, options([]))).toBe("");
  });

  it("says how much is on mTLS where only a part is, and nothing where nobody knows", () => {
    expect(edgeLabel(graphEdge("a", "b", { mtlsPercent: 60 }), 100, options(["rate"]))).toContain(
      "60.0 % mTLS",
    );
    expect(edgeLabel(graphEdge("a", "b", { mtlsPercent: null }), 100, options(["rate"]))).toBe("1 rps");
  });

  it("leaves a response time out that is not known", () => {
    expect(edgeLabel(graphEdge("a", "b"), 100, options(["responseTime"]))).toBe("");
  });

  it("shows bytes on TCP", () => {
    const edge = graphEdge("a", "b", {
      protocol: "tcp",
      requestsPerSecond: 0,
      bytesToServerPerSecond: 1000,
      bytesToClientPerSecond: 500,
    });
    expect(edgeLabel(edge, 100, options(["rate"]))).toBe("1.5 kB/s");
  });
});
