import { describe, expect, it } from "vitest";
import { graphEdge } from "@/lib/testing/graph-parts";
import { mtlsObserved } from "./mtls-observed";

describe("mtlsObserved", () => {
  it("weighs by requests and leaves out what no server knows", () => {
    const edges = [
      graphEdge("a", "b", { requestsPerSecond: 3, mtlsPercent: 100 }),
      graphEdge("c", "b", { requestsPerSecond: 1, mtlsPercent: 0 }),
      graphEdge("d", "b", { requestsPerSecond: 99, mtlsPercent: null }),
    ];
    expect(mtlsObserved(edges)).toBe(75);
  });

  it("is exact at the extremes and null where nobody knows", () => {
    const odd = [0.1, 0.2, 0.3].map((requestsPerSecond, index) =>
      graphEdge(String(index), "b", { requestsPerSecond, mtlsPercent: 100 }),
    );
    expect(mtlsObserved(odd)).toBe(100);
    expect(mtlsObserved(odd.map((edge) => ({ ...edge, mtlsPercent: 0 })))).toBe(0);
    expect(mtlsObserved([graphEdge("a", "b", { mtlsPercent: null })])).toBeNull();
    expect(mtlsObserved([])).toBeNull();
  });
});
