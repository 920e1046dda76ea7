import { describe, expect, it } from "vitest";
import { PromqlError } from "../promql-error";
import type { Expression } from "./expression";
import { parseExpression } from "./parse-expression";

function parsed(text: string): Expression | string {
  try {
    return parseExpression(text, 3);
  } catch (error) {
    if (error instanceof PromqlError) return error.message;
    throw error;
  }
}

describe("readModifiers", () => {
  it.each([
    ["a offset 5m", { kind: "selector", offsetMs: 300_000, at: null }],
    ["a offset -5m", { offsetMs: -300_000 }],
    ["a @ 1.5", { at: 1_500 }],
    ["a @ -1", { at: -1_000 }],
    ["a @ start()", { at: "start" }],
    ["a offset 1s @ end()", { at: "end", offsetMs: 1_000 }],
    ["a @ 5 offset 1s", { at: 5_000, offsetMs: 1_000 }],
    ["a[5m] offset 1m @ 7", { kind: "matrix", rangeMs: 300_000, selector: { at: 7_000, offsetMs: 60_000 } }],
    ["a[1h30m]", { rangeMs: 5_400_000 }],
    ["a[5m:30s]", { kind: "subquery", rangeMs: 300_000, stepMs: 30_000 }],
    ["a[5m:]", { kind: "subquery", stepMs: null }],
    ["a[5m:1m] offset -1m @ start()", { kind: "subquery", at: "start", offsetMs: -60_000 }],
    ["a[5m:1m] offset 5m", { inner: { offsetMs: 0 }, offsetMs: 300_000 }],
  ])("reads %s", (text, expected) => {
    expect(parsed(text)).toMatchObject(expected);
  });

  it.each([
    ["a offset 1m offset 2m", "1:1: parse error: offset may not be set multiple times"],
    ["a @ 1 @ 2", "1:1: parse error: @ <timestamp> may not be set multiple times"],
    ["a @ start() @ 2", "1:1: parse error: @ <timestamp> may not be set multiple times"],
    [
      "(a) offset 1m",
      "1:1: parse error: offset modifier must be preceded by an instant vector selector or range vector selector or a subquery",
    ],
    [
      "sum(a) @ 1",
      "1:1: parse error: @ modifier must be preceded by an instant vector selector or range vector selector or a subquery",
    ],
    ["a offset", "1:9: parse error: unexpected end of input in offset, expected number or duration"],
    ["a @ x", '1:5: parse error: unexpected identifier "x" in @, expected timestamp'],
    ["a @ inf", "1:1: parse error: timestamp out of bounds for @ modifier: +Inf"],
    ["a @ start", "1:10: parse error: unexpected end of input in @, expected timestamp"],
    ["sum(a)[5m]", "1:7: parse error: ranges only allowed for vector selectors"],
    ["a[5m][5m]", "1:6: parse error: ranges only allowed for vector selectors"],
    ["a offset 1m[5m]", "1:12: parse error: no offset modifiers allowed before range"],
    ["a @ 1[5m]", "1:6: parse error: no @ modifiers allowed before range"],
    ["a[0s]", "1:3: parse error: duration must be greater than 0"],
    ["a[5m 1m]", '1:6: parse error: unexpected duration "1m" in subquery or range, expected ":" or "]"'],
    ["a[5m:1m 1m]", '1:9: parse error: unexpected duration "1m" in subquery selector, expected "]"'],
    ["a[1h5y]", '1:3: parse error: bad number or duration syntax: "1h5y"'],
    ["a[1m1h]", '1:3: parse error: not a valid duration string: "1m1h"'],
  ])("refuses %s", (text, message) => {
    expect(parsed(text)).toBe(message);
  });
});
