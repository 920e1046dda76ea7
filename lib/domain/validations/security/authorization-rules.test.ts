import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { conditionsOf, operationsOf, ruleTexts, sourcesOf } from "./authorization-rules";

const policy = specObject("AuthorizationPolicy", "shop/p", {
  rules: [
    {},
    {
      from: [{ source: { namespaces: ["a"] } }, { source: { namespaces: ["b", 7, "c"] } }],
      to: [{ operation: { methods: ["GET"] } }],
      when: [{ key: "source.ip", values: ["10.0.0.1"] }],
    },
    null,
    { from: "nobody", to: [null, { operation: [] }] },
  ],
});

describe("the parts of an AuthorizationPolicy's rules", () => {
  it("have their places, whatever is left out between them", () => {
    expect(sourcesOf(policy)).toEqual([
      { item: { namespaces: ["a"] }, path: ["spec", "rules", 1, "from", 0, "source"] },
      { item: { namespaces: ["b", 7, "c"] }, path: ["spec", "rules", 1, "from", 1, "source"] },
    ]);
    expect(operationsOf(policy).map(({ path }) => path)).toEqual([
      ["spec", "rules", 1, "to", 0, "operation"],
      ["spec", "rules", 3, "to", 1, "operation"],
    ]);
    expect(conditionsOf(policy).map(({ path }) => path)).toEqual([["spec", "rules", 1, "when", 0]]);
  });

  it("tell the texts of a list, with their places", () => {
    const base = ["spec", "rules", 1, "from"];
    expect(ruleTexts(sourcesOf(policy), "namespaces")).toEqual([
      { text: "a", path: [...base, 0, "source", "namespaces", 0] },
      { text: "b", path: [...base, 1, "source", "namespaces", 0] },
      { text: "c", path: [...base, 1, "source", "namespaces", 2] },
    ]);
    expect(ruleTexts(sourcesOf(policy), "principals")).toEqual([]);
  });
});
