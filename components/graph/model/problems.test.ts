import { describe, expect, it } from "vitest";
import { graphEdge, graphNode, graphOf } from "@/lib/testing/graph-parts";
import { problems } from "./problems";

describe("problems", () => {
  it("lists failing before degraded, then by failing requests, and leaves the rest out", () => {
    const failure = { status: "failure", why: "" } as const;
    const degraded = { status: "degraded", why: "" } as const;
    const graph = graphOf(
      [
        graphEdge("a", "b", { health: degraded, errorsPerSecond: 9 }),
        graphEdge("a", "c", { health: failure, errorsPerSecond: 1 }),
        graphEdge("a", "d", { health: failure, errorsPerSecond: 2 }),
        graphEdge("a", "e"),
      ],
      [graphNode({ id: "a", health: { status: "noTraffic", why: "" } })],
    );
    expect(problems(graph).map(({ id }) => id)).toEqual(["a>d:http", "a>c:http", "a>b:http"]);
  });
});
