import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { gatewayParents } from "./parent-refs";

describe("the parents of a route", () => {
  it("that are Gateways are read with what the API takes for granted", () => {
    const route = specObject("GRPCRoute", "shop/a", {
      parentRefs: [
        { name: "own" },
        { name: "front", namespace: "edge", sectionName: "web", port: 80 },
        { kind: "Service", name: "cart" },
      ],
    });
    expect(gatewayParents(route)).toEqual([
      { namespace: "shop", name: "own", sectionName: "", port: null, path: ["spec", "parentRefs", 0] },
      { namespace: "edge", name: "front", sectionName: "web", port: 80, path: ["spec", "parentRefs", 1] },
    ]);
  });
});
