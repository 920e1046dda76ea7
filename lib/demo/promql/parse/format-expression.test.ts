import { describe, expect, it } from "vitest";
import { formatExpression } from "./format-expression";
import { parseExpression } from "./parse-expression";
import { prettyExpression } from "./pretty-expression";

describe("formatExpression", () => {
  it.each([
    ["sum( rate( a[5m]))by(b)", "sum by (b) (rate(a[5m]))"],
    ["SUM without() (a)", "sum without () (a)"],
    ["topk (3,a)", "topk(3, a)"],
    ["a{c='d',b=~\"e\"}", 'a{b=~"e",c="d"}'],
    ["{__name__='a'}", '{__name__="a"}'],
    ["a+on(b)group_left(c)d", "a + on (b) group_left (c) d"],
    ["a==bool ignoring(b) d", "a == bool ignoring (b) d"],
    ["a[90m] offset -1d", "a[1h30m] offset -1d"],
    ["a[7d]", "a[1w]"],
    ["a[8d]", "a[8d]"],
    ["a[365d] offset 100ms", "a[1y] offset 100ms"],
    ["a @ 5", "a @ 5.000"],
    ["a @ start() offset 1m", "a @ start() offset 1m"],
    ["(a)[1h:5m] @ end()", "(a)[1h:5m] @ end()"],
    ["a[1h:]", "a[1h:]"],
    ["- a", "-a"],
    ["0x10", "16"],
    ["1e-5", "1e-05"],
    ["0.0001", "0.0001"],
    ["1e21", "1e+21"],
    ["inf", "+Inf"],
    ["'it\"s'", '"it\\"s"'],
    ["time( )", "time()"],
    ['sum by ("a.b", c:d) ({"e.f", "g h"="i"})', 'sum by ("a.b", c:d) ({"g h"="i",__name__="e.f"})'],
  ])("writes %s", (text, expected) => {
    expect(formatExpression(parseExpression(text, 3))).toBe(expected);
  });
});

describe("prettyExpression", () => {
  const long = "a".repeat(60);

  it("keeps on one line what fits", () => {
    expect(prettyExpression(parseExpression("sum(a) / sum(b)", 3))).toBe("sum(a) / sum(b)");
  });

  it("writes the parts of what is too long below each other", () => {
    const text = `sum by (b) (rate(${long}[5m])) / on (b) topk(2, (-${long} + histogram_quantile(0.5, c)))`;
    expect(prettyExpression(parseExpression(text, 3)).split("\n")).toEqual([
      `  sum by (b) (rate(${long}[5m]))`,
      "/ on (b)",
      "  topk(",
      "    2,",
      `    (-${long} + histogram_quantile(0.5, c))`,
      "  )",
    ]);
  });

  it("indents as deep as it must", () => {
    const text = `max_over_time((sum by (b) (${long}{c="${long}"}))[5m:1m])`;
    expect(prettyExpression(parseExpression(text, 3)).split("\n")).toEqual([
      "max_over_time(",
      "  (",
      "    sum by (b) (",
      `      ${long}{c="${long}"}`,
      "    )",
      "  )[5m:1m]",
      ")",
    ]);
  });
});
