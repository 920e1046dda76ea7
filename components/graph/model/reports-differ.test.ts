import { describe, expect, it } from "vitest";
import { graphEdge } from "@/lib/testing/graph-parts";
import { reportsDiffer } from "./reports-differ";

describe("reportsDiffer", () => {
  it.each([
    [10, 10, false],
    [10, 9.6, false],
    [10, 9.4, true],
    [9.4, 10, true],
    [0, 0, false],
    [10, null, false],
    [null, 10, false],
  ])("client %s and server %s: %s", (source, destination, expected) => {
    expect(reportsDiffer(graphEdge("a", "b", { reported: { source, destination } }))).toBe(expected);
  });
});
