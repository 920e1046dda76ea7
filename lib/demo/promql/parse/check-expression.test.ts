import { describe, expect, it } from "vitest";
import { PromqlError } from "../promql-error";
import { parseExpression } from "./parse-expression";

function fault(text: string): string {
  try {
    parseExpression(text, 3);
    return "none";
  } catch (error) {
    return error instanceof PromqlError ? `${error.kind}: ${error.message}` : "thrown";
  }
}

describe("checkExpression", () => {
  it.each([
    ["sum(1)", "1:5", "expected type instant vector in aggregation expression, got scalar"],
    ["sum(a[5m])", "1:5", "expected type instant vector in aggregation expression, got range vector"],
    ["topk(a, b)", "1:6", "expected type scalar in aggregation parameter, got instant vector"],
    ["count_values(1, b)", "1:14", "expected type string in aggregation parameter, got scalar"],
    ["rate(a)", "1:6", 'expected type range vector in call to function "rate", got instant vector'],
    ["abs('a')", "1:5", 'expected type instant vector in call to function "abs", got string'],
    ["clamp(a, b, 1)", "1:10", 'expected type scalar in call to function "clamp", got instant vector'],
    ["abs()", "1:1", 'expected 1 argument(s) in call to "abs", got 0'],
    ["time(1)", "1:1", 'expected 0 argument(s) in call to "time", got 1'],
    ["round(a, 1, 2)", "1:1", 'expected at most 2 argument(s) in call to "round", got 3'],
    ["hour(a, b)", "1:1", 'expected at most 1 argument(s) in call to "hour", got 2'],
    ["label_join(a, 'b')", "1:1", 'expected at least 3 argument(s) in call to "label_join", got 2'],
    [
      "label_join(a, 'b', 'c', d)",
      "1:25",
      'expected type string in call to function "label_join", got instant vector',
    ],
    ["1 > 2", "1:3", "comparisons between scalars must use BOOL modifier"],
    ["a + bool b", "1:3", "bool modifier can only be used on comparison operators"],
    ["a and bool b", "1:3", "bool modifier can only be used on comparison operators"],
    ["a * on (b) group_left (b) c", "1:3", 'label "b" must not occur in ON and GROUP clause at once'],
    ["a + 'b'", "1:5", "binary expression must contain only scalar and instant vector types"],
    ["a[5m] + 1", "1:1", "binary expression must contain only scalar and instant vector types"],
    ["a + on (b) 1", "1:1", "vector matching only allowed between instant vectors"],
    ["a and on (b) group_left () c", "1:1", 'no grouping allowed for "and" operation'],
    ["a or 1", "1:1", 'set operator "or" not allowed in binary scalar expression'],
    [
      "-'a'",
      "1:1",
      'unary expression only allowed on expressions of type scalar or instant vector, got "string"',
    ],
    [
      "-a[5m]",
      "1:1",
      'unary expression only allowed on expressions of type scalar or instant vector, got "range vector"',
    ],
    ["rate(1[5m:1m])", "1:6", "subquery is only allowed on instant vector, got scalar instead"],
    ["a{__name__='b'}", "1:1", 'metric name must not be set twice: "a" or "b"'],
    ["{}", "1:1", "vector selector must contain at least one non-empty matcher"],
    ["{a=''}", "1:1", "vector selector must contain at least one non-empty matcher"],
    ["sum({a=~'.*'})", "1:5", "vector selector must contain at least one non-empty matcher"],
    ["rate({a!='b'}[5m])", "1:6", "vector selector must contain at least one non-empty matcher"],
    ["(1 + sum(2))", "1:10", "expected type instant vector in aggregation expression, got scalar"],
    ["sum(abs(1)) + rate(b)", "1:9", 'expected type instant vector in call to function "abs", got scalar'],
  ])("refuses %s at %s", (text, place, message) => {
    expect(fault(text)).toBe(`bad_data: ${place}: parse error: ${message}`);
  });

  it.each([
    "1 > bool 2",
    "a > 1",
    "a and on () b",
    "a * ignoring (b) group_right (b) c",
    "a{__name__!='b'}".replace("__name__!=", "x!="),
    "{__name__='a'}",
    "{a!~''}",
    "round(a)",
    "hour()",
    "label_join(a, 'b', 'c')",
    "label_join(a, 'b', 'c', 'd', 'e')",
    "(((a)))",
    "-(1)",
    "max_over_time(rate(a[5m])[1h:])",
    "quantile_over_time(scalar(a), b[5m])",
    "'text'",
  ])("takes %s", (text) => {
    expect(fault(text)).toBe("none");
  });
});
