import { describe, expect, it } from "vitest";
import type { JsonObject } from "../mesh/cluster-object";
import { unreachableRoutes } from "./unreachable-routes";

const uri = (kind: string, text: string): JsonObject => ({ uri: { [kind]: text } });

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute
describe("unreachableRoutes", () => {
  it("names the earlier route that takes everything a later one could", () => {
    const rules = [
      { match: [uri("prefix", "/a")] },
      { match: [uri("exact", "/a/b"), uri("prefix", "/a/c")] },
      { match: [uri("exact", "/a/b"), uri("exact", "/d")] },
      {},
      { match: [uri("exact", "/e")] },
      {},
    ];
    expect([...unreachableRoutes(rules)]).toEqual([
      [1, 0],
      [4, 3],
      [5, 3],
    ]);
  });

  it("finds none in a list that gets more general", () => {
    expect(
      unreachableRoutes([{ match: [uri("exact", "/a")] }, { match: [uri("prefix", "/a")] }, {}]).size,
    ).toBe(0);
  });
});
