import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promqlArbitrary } from "@/lib/testing/promql-arbitrary";
import { PromqlError } from "../promql-error";
import type { Expression } from "./expression";
import { formatExpression } from "./format-expression";
import { parseExpression } from "./parse-expression";

/** The expression with parentheses around every operation. */
function bound(node: Expression): string {
  switch (node.kind) {
    case "binary":
      return `(${bound(node.left)} ${node.operator} ${bound(node.right)})`;
    case "unary":
      return `(${node.operator}${bound(node.inner)})`;
    case "paren":
      return bound(node.inner);
    case "subquery":
      return `{${bound(node.inner)}}:`;
    default:
      return formatExpression(node);
  }
}

function parsed(text: string, major: 2 | 3 = 3): Expression | string {
  try {
    return parseExpression(text, major);
  } catch (error) {
    if (error instanceof PromqlError) return error.message;
    throw error;
  }
}

describe("parseExpression", () => {
  it.each([
    ["a + b * c", "(a + (b * c))"],
    ["a * b + c", "((a * b) + c)"],
    ["a - b - c", "((a - b) - c)"],
    ["a ^ b ^ c", "(a ^ (b ^ c))"],
    ["a * b ^ c", "(a * (b ^ c))"],
    ["a / b % c atan2 d", "(((a / b) % c) atan2 d)"],
    ["a == b + c", "(a == (b + c))"],
    ["a > b and c", "((a > b) and c)"],
    ["a or b and c", "(a or (b and c))"],
    ["a and b unless c", "((a and b) unless c)"],
    ["a or b or c", "((a or b) or c)"],
    ["-a ^ b", "(-(a ^ b))"],
    ["-a * b", "((-a) * b)"],
    ["a ^ -b * c", "((a ^ (-b)) * c)"],
    ["--a", "(-(-a))"],
    ["(a + b) * c", "((a + b) * c)"],
    ["a + b offset 5m", "(a + b offset 5m)"],
    ["-a offset 5m", "(-a offset 5m)"],
    ["a + b[5m:1m]", undefined],
    ["-rate(a[5m])", "(-rate(a[5m]))"],
  ])("binds the operators of %s", (text, expected) => {
    const expression = parsed(text);
    if (expected === undefined) expect(expression).toMatch(/binary expression must contain only/);
    else expect(typeof expression === "string" ? expression : bound(expression)).toBe(expected);
  });

  it.each([
    ["-1", -1],
    ["+ 2", 2],
    ["- -3", 3],
    ["-1 ^ 2", undefined],
  ])("folds the sign of %s into the number", (text, value) => {
    const expression = parsed(text);
    if (value === undefined) expect(expression).toMatchObject({ kind: "unary" });
    else expect(expression).toMatchObject({ kind: "number", value });
  });

  it.each([
    "sum",
    "by",
    "without",
    "and",
    "or",
    "unless",
    "offset",
    "start",
    "end",
    "count_values",
    "limitk",
  ])("takes %s for a metric where it cannot be anything else", (name) => {
    expect(parsed(`${name}{a="b"} + ${name}`)).toMatchObject({ left: { name }, right: { name } });
  });

  it("takes keywords for labels in a grouping", () => {
    expect(parsed("sum by (by, on, offset, sum) (a)")).toMatchObject({
      grouping: ["by", "on", "offset", "sum"],
    });
  });

  it.each([
    ["sum by ('a.b') (c)", 3, ["a.b"]],
    ["sum by (a:b) (c)", 3, ["a:b"]],
    ["sum by ('a') (c)", 2, /unexpected string "'a'" in grouping opts, expected label/],
    ["sum by (a:b) (c)", 2, /unexpected metric identifier "a:b" in grouping opts, expected label/],
    ["sum by ('') (c)", 3, /unexpected string "''" in grouping opts, expected label/],
    ["sum by (inf) (c)", 3, /unexpected number "inf" in grouping opts, expected label/],
  ] as const)("takes the labels of %s as Prometheus %d does", (text, major, expected) => {
    if (expected instanceof RegExp) expect(parsed(text, major)).toMatch(expected);
    else expect(parsed(text, major)).toMatchObject({ grouping: expected });
  });

  it("takes by and without before or after, once", () => {
    const grouping = { operator: "sum", without: true, grouping: ["a", "b"] };
    expect(parsed("sum without (a, b,) (c)")).toMatchObject(grouping);
    expect(parsed("SUM(c) WITHOUT (a, b)")).toMatchObject(grouping);
    expect(parsed("sum by (a) (c) by (b)")).toBe("1:16: parse error: unexpected <by>");
  });

  it("reads how vectors are matched", () => {
    expect(parsed("a * on (b, c) group_left (d) e")).toMatchObject({
      matching: { on: true, names: ["b", "c"], many: "left", include: ["d"] },
    });
    expect(parsed("a == bool ignoring () group_right c")).toMatchObject({
      bool: true,
      matching: { on: false, names: [], many: "right", include: [] },
    });
  });

  it("knows quoted names in Prometheus 3 only", () => {
    const text = String.raw`{"my.metric", "a.b"="c"}`;
    expect(parsed(text)).toMatchObject({
      name: "",
      matchers: [
        { name: "__name__", value: "my.metric" },
        { name: "a.b", value: "c" },
      ],
    });
    expect(parsed(text, 2)).toMatch(/unexpected string .* in label matching, expected identifier or "}"/);
  });

  it("takes a number for a duration, and a duration for a number, in Prometheus 3 only", () => {
    expect(parsed("a[90] offset 5")).toMatchObject({ rangeMs: 90_000, selector: { offsetMs: 5_000 } });
    expect(parsed("5m")).toMatchObject({ value: 300 });
    expect(parsed("a[90]", 2)).toMatch(/unexpected number "90" in subquery selector, expected duration/);
    expect(parsed("5m", 2)).toMatch(/unexpected duration "5m"/);
  });

  it.each([
    ["", "unknown position: parse error: no expression found in input"],
    ["# nothing", "1:1: parse error: no expression found in input"],
    ["sum(", "1:5: parse error: unclosed left parenthesis"],
    ["a b", '1:3: parse error: unexpected identifier "b"'],
    ["1 +", "1:4: parse error: unexpected end of input"],
    ["1 + )", "1:6: parse error: unexpected right parenthesis ')'"],
    ["a\n+ é é", "2:3: parse error: unexpected character: 'é'"],
    ["sum(1 +)", '1:8: parse error: unexpected ")" in aggregation'],
    ["sum by a (b)", '1:8: parse error: unexpected identifier "a" in grouping opts, expected "("'],
    [
      "sum by (a b) (c)",
      '1:11: parse error: unexpected identifier "b" in grouping opts, expected "," or ")"',
    ],
    ["sum by (1) (c)", '1:9: parse error: unexpected number "1" in grouping opts, expected label'],
    ["a{1}", "1:3: parse error: unexpected character inside braces: '1'"],
    [
      'a{"b"="c" "d"}',
      '1:11: parse error: unexpected string "\\"d\\"" in label matching, expected "," or "}"',
    ],
    ["a{b}", '1:4: parse error: unexpected "}" in label matching, expected label matching operator'],
    ["a{b=c}", '1:5: parse error: unexpected identifier "c" in label matching, expected string'],
    ['a{="c"}', '1:3: parse error: unexpected "=" in label matching, expected identifier or "}"'],
    ['a{b=~"("}', "1:3: parse error: error parsing regexp: missing closing ): `^(?:()$`"],
    ["foo(1)", '1:1: parse error: unknown function with name "foo"'],
    ["RATE(a[5m])", '1:1: parse error: unknown function with name "RATE"'],
    ["rate(a[5m],)", "1:11: parse error: trailing commas not allowed in function call args"],
    ["info(a)", '1:1: parse error: function "info" is not enabled'],
    ["'abcdefghijk' b", '1:15: parse error: unexpected identifier "b"'],
    ["a 'abcdefghijk'", '1:3: parse error: unexpected string "\'abcdefghi"...'],
  ])("says what is wrong with %j", (text, message) => {
    expect(parsed(text)).toBe(message);
  });

  it.each([
    ["parentheses", `${"(".repeat(300)}1${")".repeat(300)}`],
    ["operators", `1${" + 1".repeat(4_000)}`],
    ["signs", `${"-".repeat(300)}a`],
    ["subqueries", `a${"[5m:]".repeat(4_000)}`],
  ])("refuses too many nested %s", (_what, text) => {
    expect(parsed(text)).toMatch(/nested too deeply/);
  });

  it("reads what it writes as the same expression", () => {
    fc.assert(
      fc.property(promqlArbitrary, (text) => {
        const expression = parsed(text);
        // Prometheus writes infinity with a sign, which reads as an operator.
        fc.pre(typeof expression !== "string" && !/inf/i.test(text));
        const written = formatExpression(expression);
        const again = parsed(written);
        expect(typeof again === "string" ? again : formatExpression(again), text).toBe(written);
      }),
      { numRuns: 300 },
    );
  });
});
