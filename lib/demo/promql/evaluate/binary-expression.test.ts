import { describe, expect, it } from "vitest";
import { promqlRequest } from "@/lib/testing/promql-request";
import { sampleStore } from "@/lib/testing/sample-store";
import { seriesTexts } from "@/lib/testing/vector-series";
import { query } from "../query";
import { operatorNamed } from "./operators";

const NOW = 1_700_000_000_000;
const one = (name: string, labels: Record<string, string>, value: number) => ({
  name,
  labels,
  samples: [[NOW, value] as const],
});
const store = sampleStore([
  one("load", { pod: "a" }, 4),
  one("load", { pod: "b" }, NaN),
  one("limit", { pod: "a" }, 3),
  one("other", { pod: "a" }, 3),
]);

function answer(text: string): readonly string[] | string {
  const outcome = query(store, promqlRequest(text, NOW));
  if (!outcome.ok) return outcome.message;
  if (outcome.value.type === "scalar") return [String(outcome.value.values[0])];
  return outcome.value.type === "matrix" ? "matrix" : seriesTexts(outcome.value);
}

describe("binaryExpression", () => {
  it.each([
    ["2 + 3 * 4", ["14"]],
    ["7 % 4", ["3"]],
    ["-7 % 4", ["-3"]],
    ["2 ^ 3 ^ 0", ["2"]],
    ["1 / 0", ["Infinity"]],
    ["1 == bool 1", ["1"]],
    ["NaN == bool NaN", ["0"]],
    ["NaN != bool NaN", ["1"]],
    ["1 atan2 0", [String(Math.PI / 2)]],
    ["load + 1", ['{pod="a"} 5', '{pod="b"} NaN']],
    ["1 - load", ['{pod="a"} -3', '{pod="b"} NaN']],
    ["load > 3", ['{__name__="load",pod="a"} 4']],
    ["3 < load", ['{__name__="load",pod="a"} 4']],
    ["5 < load", []],
    ["load != load", ['{__name__="load",pod="b"} NaN']],
    ["load > bool 3", ['{pod="a"} 1', '{pod="b"} 0']],
    ["load > limit", ['{__name__="load",pod="a"} 4']],
    ["load > bool limit", ['{pod="a"} 1']],
    ["load > on (pod) limit", ['{pod="a"} 4']],
    ["load - limit", ['{pod="a"} 1']],
    ["load and limit", ['{__name__="load",pod="a"} 4']],
    ["load unless limit", ['{__name__="load",pod="b"} NaN']],
    ["limit or load", ['{__name__="limit",pod="a"} 3', '{__name__="load",pod="b"} NaN']],
    ["vector(1) == 1", ["{} 1"]],
    ["-load", ['{pod="a"} -4', '{pod="b"} NaN']],
    ["+load{pod='a'}", ['{__name__="load",pod="a"} 4']],
    ["-(3)", ["-3"]],
  ])("%s", (text, expected) => {
    expect(answer(text)).toEqual(expected);
  });

  it.each([
    ["{__name__=~'limit|other'} + 1", "vector cannot contain metrics with the same labelset"],
    ["-{__name__=~'limit|other'}", "vector cannot contain metrics with the same labelset"],
    ["abs({__name__=~'limit|other'})", "vector cannot contain metrics with the same labelset"],
    ["max_over_time({__name__=~'limit|other'}[1m])", "vector cannot contain metrics with the same labelset"],
    [
      "load * on () group_left () {__name__=~'limit|other'}",
      'found duplicate series for the match group {} on the right hand-side of the operation: [{__name__="other", pod="a"}, {__name__="limit", pod="a"}];many-to-many matching not allowed: matching labels must be unique on one side',
    ],
    [
      "{__name__=~'limit|other'} + on (pod) load",
      "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)",
    ],
    [
      "{__name__=~'limit|other'} + on (pod) group_left () load",
      "multiple matches for labels: grouping labels must ensure unique matches",
    ],
  ])("refuses %s", (text, message) => {
    expect(answer(text)).toBe(message);
  });

  it("does not mind ambiguity where nothing can match", () => {
    expect(answer("missing * on () {__name__=~'limit|other'}")).toEqual([]);
    expect(answer("{__name__=~'limit|other'} > on (pod) (load > 100)")).toEqual([]);
    expect(answer("{__name__=~'limit|other'} > on (pod) load")).toEqual([]);
  });
});

describe("operatorNamed", () => {
  it.each([
    ["^", 1, NaN, 1],
    ["^", -1, Infinity, 1],
    ["^", 2, -1, 0.5],
    ["^", -8, 1 / 3, NaN],
    [">=", 2, 2, 1],
    ["<=", 3, 2, 0],
    ["<", NaN, 2, 0],
  ])("calculates %s of %d and %d as Go does", (sign, left, right, expected) => {
    expect(operatorNamed(sign)?.apply(left, right)).toBe(expected);
  });

  it("tells comparisons from the rest, and knows no set operators", () => {
    expect(operatorNamed("==")?.comparison).toBe(true);
    expect(operatorNamed("+")?.comparison).toBe(false);
    expect(operatorNamed("and")).toBeNull();
  });
});
