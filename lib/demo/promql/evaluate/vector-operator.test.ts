import { describe, expect, it } from "vitest";
import { seriesTexts, vectorSeries } from "@/lib/testing/vector-series";
import type { VectorMatching } from "../parse/expression";
import { vectorOperator } from "./vector-operator";

const ALL: VectorMatching = { on: false, names: [], many: null, include: [] };
const onPod: VectorMatching = { ...ALL, on: true, names: ["pod"] };
const ARITHMETIC = { comparison: false, filter: false };
const FILTER = { comparison: true, filter: true };
const divide = (left: number, right: number): number => left / right;
const greater = (left: number, right: number): number => Number(left > right);

const requests = [
  vectorSeries({ __name__: "requests", pod: "a", code: "200" }, [8, 6]),
  vectorSeries({ __name__: "requests", pod: "a", code: "500" }, [2, null]),
  vectorSeries({ __name__: "requests", pod: "b", code: "200" }, [3, 3]),
];
const limits = [
  vectorSeries({ __name__: "limit", pod: "a", team: "red" }, [2, 2]),
  vectorSeries({ __name__: "limit", pod: "b", team: "" }, [4, null]),
];
const errors = [vectorSeries({ __name__: "errors", pod: "a", code: "200" }, [4, 3])];

describe("vectorOperator", () => {
  it.each([
    ["all labels but the name", ALL, ['{code="200",pod="a"} 2 2']],
    ["the labels on", { ...ALL, on: true, names: ["pod", "code"] }, ['{code="200",pod="a"} 2 2']],
  ])("matches one to one by %s", (_rule, matching, expected) => {
    expect(seriesTexts(vectorOperator(requests, errors, { apply: divide, ...ARITHMETIC, matching }))).toEqual(
      expected,
    );
  });

  it("takes labels of the one side to the many side with group_left, and drops empty ones", () => {
    const matching: VectorMatching = { ...onPod, many: "left", include: ["team"] };
    expect(seriesTexts(vectorOperator(requests, limits, { apply: divide, ...ARITHMETIC, matching }))).toEqual(
      [
        '{code="200",pod="a",team="red"} 4 3',
        '{code="200",pod="b"} 0.75 _',
        '{code="500",pod="a",team="red"} 1 _',
      ],
    );
  });

  it("keeps the operands' order with group_right", () => {
    const matching: VectorMatching = { ...onPod, many: "right" };
    const [first] = seriesTexts(vectorOperator(limits, requests, { apply: divide, ...ARITHMETIC, matching }));
    expect(first).toBe(`{code="200",pod="a"} 0.25 ${2 / 6}`);
  });

  it("keeps the left value and its name where a comparison holds", () => {
    const matching: VectorMatching = { ...onPod, many: "left" };
    expect(seriesTexts(vectorOperator(requests, limits, { apply: greater, ...FILTER, matching }))).toEqual([
      '{__name__="requests",code="200",pod="a"} 8 6',
    ]);
    expect(
      seriesTexts(vectorOperator(requests, errors, { apply: greater, ...FILTER, matching: ALL })),
    ).toEqual(['{__name__="requests",code="200",pod="a"} 8 6']);
  });

  it("drops the name of a one-to-one comparison on labels", () => {
    const matching: VectorMatching = { ...ALL, on: true, names: ["pod", "code"] };
    expect(seriesTexts(vectorOperator(requests, errors, { apply: greater, ...FILTER, matching }))).toEqual([
      '{code="200",pod="a"} 8 6',
    ]);
  });

  it.each([
    ["two series of the one side", errors, requests, /many-to-many/],
    [
      "two series of the many side without grouping",
      requests,
      limits,
      /many-to-one matching must be explicit/,
    ],
  ])("refuses %s in one match group", (_fault, left, right, message) => {
    expect(() => vectorOperator(left, right, { apply: divide, ...ARITHMETIC, matching: onPod })).toThrow(
      message,
    );
  });

  it("lets series of one match group follow each other in time", () => {
    const first = vectorSeries({ pod: "a", x: "1" }, [10, null]);
    const second = vectorSeries({ pod: "a", x: "2" }, [null, 20]);
    const answer = vectorOperator([first, second], limits, { apply: divide, ...ARITHMETIC, matching: onPod });
    expect(seriesTexts(answer)).toEqual(['{pod="a"} 5 10']);
  });
});
