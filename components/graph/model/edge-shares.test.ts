import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphEdge } from "@/lib/testing/graph-parts";
import { edgeShares } from "./edge-shares";

describe("edgeShares", () => {
  it("shares what a source sends by one protocol, apart from the others", () => {
    const edges = [
      graphEdge("a", "b", { requestsPerSecond: 3 }),
      graphEdge("a", "c", { requestsPerSecond: 1 }),
      graphEdge("a", "d", { protocol: "grpc", requestsPerSecond: 8 }),
    ];
    expect([...edgeShares(edges).values()]).toEqual([75, 25, 100]);
  });

  it("always sums to 100 for a source that sends", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1 }), (rates) => {
        const edges = rates.map((requestsPerSecond, index) =>
          graphEdge("a", String(index), { requestsPerSecond }),
        );
        const sum = [...edgeShares(edges).values()].reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo(100, 6);
      }),
    );
  });
});
