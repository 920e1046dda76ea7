import { parser } from "@prometheus-io/lezer-promql";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyOf } from "./any-of";
import { selector } from "./selector";

/** Go's reading of the escapes PromQL allows in a double-quoted string. */
function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => (escaped === "n" ? "\n" : escaped));
}

/** The string literals of an expression, and whether it parses without an error. */
function literalsOf(promql: string): { readonly valid: boolean; readonly literals: string[] } {
  let valid = true;
  const literals: string[] = [];
  parser.parse(promql).iterate({
    enter: (node) => {
      if (node.type.isError) valid = false;
      if (node.name === "StringLiteral") literals.push(unquote(promql.slice(node.from, node.to)));
    },
  });
  return { valid, literals };
}

describe("selector", () => {
  it.each([
    ["a quote", 'a"b', String.raw`m{l="a\"b"}`],
    ["a backslash", String.raw`a\b`, String.raw`m{l="a\\b"}`],
    ["a newline", "a\nb", String.raw`m{l="a\nb"}`],
    ["a brace", "a}b", `m{l="a}b"}`],
    [
      "an attempt to end the selector",
      '"} or vector(1) or m{l="',
      String.raw`m{l="\"} or vector(1) or m{l=\""}`,
    ],
  ])("escapes %s in a value", (_, value, promql) => {
    expect(selector("m", [{ label: "l", operator: "=", value }])).toBe(promql);
  });

  it("quotes label and metric names outside the classic form", () => {
    expect(selector("m", [{ label: "a.b", operator: "!=", value: "c" }])).toBe('m{"a.b"!="c"}');
    expect(selector("my.metric", [])).toBe('{"my.metric"}');
  });

  it("writes no braces without matchers", () => {
    expect(selector("istio_requests_total", [])).toBe("istio_requests_total");
  });

  it("keeps any value inside its literal", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const promql = selector("m", [{ label: "l", operator: "=", value }]);
        expect(literalsOf(promql)).toEqual({ valid: true, literals: [value] });
      }),
    );
  });
});

describe("anyOf", () => {
  it("joins values as literal alternatives", () => {
    expect(selector("m", [anyOf("ns", ["a.b", "c+d", "e|f"])])).toBe(String.raw`m{ns=~"a\\.b|c\\+d|e\\|f"}`);
  });

  it("matches exactly the given values", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.string(), (values, other) => {
        const { literals } = literalsOf(selector("m", [anyOf("l", values)]));
        const expression = new RegExp(`^(?:${literals.join("")})$`, "s");
        for (const value of values) expect(expression.test(value)).toBe(true);
        expect(expression.test(other)).toBe(values.includes(other));
      }),
    );
  });
});
