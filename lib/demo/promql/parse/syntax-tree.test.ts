import { describe, expect, it } from "vitest";
import { parseExpression } from "./parse-expression";
import { syntaxTree } from "./syntax-tree";

const treeOf = (text: string): unknown => syntaxTree(parseExpression(text, 3));
const selector = (name: string): object => ({
  type: "vectorSelector",
  name,
  matchers: [{ name: "__name__", value: name, type: "=" }],
  offset: 0,
  timestamp: null,
  startOrEnd: null,
});

describe("syntaxTree", () => {
  it.each([
    ["1e3", { type: "numberLiteral", val: "1000" }],
    ["'a'", { type: "stringLiteral", val: "a" }],
    ["a", selector("a")],
    ["(a)", { type: "parenExpr", expr: selector("a") }],
    ["-a", { type: "unaryExpr", op: "-", expr: selector("a") }],
    ["a @ 2 offset 1m", { ...selector("a"), offset: 60_000, timestamp: 2_000 }],
    ["a[5m] @ end()", { ...selector("a"), type: "matrixSelector", range: 300_000, startOrEnd: "end" }],
    [
      "a[5m:]",
      {
        type: "subquery",
        expr: selector("a"),
        range: 300_000,
        step: 0,
        offset: 0,
        timestamp: null,
        startOrEnd: null,
      },
    ],
    [
      "topk without (b) (1, a)",
      {
        type: "aggregation",
        op: "topk",
        expr: selector("a"),
        param: { type: "numberLiteral", val: "1" },
        grouping: ["b"],
        without: true,
      },
    ],
    [
      "round(a)",
      {
        type: "call",
        func: { name: "round", argTypes: ["vector", "scalar"], variadic: 1, returnType: "vector" },
        args: [selector("a")],
      },
    ],
  ])("shows %s", (text, expected) => {
    expect(treeOf(text)).toEqual(expected);
  });

  it.each([
    ["a + b", { card: "one-to-one", labels: [], on: false, include: [] }],
    ["a and on (c) b", { card: "many-to-many", labels: ["c"], on: true, include: [] }],
    ["a * ignoring (c) group_left (d) b", { card: "many-to-one", labels: ["c"], on: false, include: ["d"] }],
    ["a * on (c) group_right b", { card: "one-to-many", labels: ["c"], on: true, include: [] }],
    ["a + 1", null],
  ])("shows the matching of %s", (text, matching) => {
    expect(treeOf(text)).toMatchObject({ type: "binaryExpr", matching });
  });
});
