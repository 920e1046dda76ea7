import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seriesTexts, vectorSeries } from "@/lib/testing/vector-series";
import type { VectorMatching } from "../parse/expression";
import { setOperator } from "./set-operator";

const ALL: VectorMatching = { on: false, names: [], many: null, include: [] };
const onPod: VectorMatching = { ...ALL, on: true, names: ["pod"] };
const left = [
  vectorSeries({ __name__: "up", pod: "a" }, [1, 2, null]),
  vectorSeries({ __name__: "up", pod: "b" }, [5, null, 7]),
];
const right = [
  vectorSeries({ __name__: "owner", pod: "a" }, [9, null, 9]),
  vectorSeries({ __name__: "owner", pod: "c" }, [9, 9, 9]),
];

describe("setOperator", () => {
  it.each([
    ["and", ALL, ['{__name__="up",pod="a"} 1 _ _']],
    ["unless", ALL, ['{__name__="up",pod="a"} _ 2 _', '{__name__="up",pod="b"} 5 _ 7']],
    [
      "or",
      ALL,
      [
        '{__name__="owner",pod="a"} _ _ 9',
        '{__name__="owner",pod="c"} 9 9 9',
        '{__name__="up",pod="a"} 1 2 _',
        '{__name__="up",pod="b"} 5 _ 7',
      ],
    ],
    ["and", onPod, ['{__name__="up",pod="a"} 1 _ _']],
    ["and", { ...ALL, on: true }, ['{__name__="up",pod="a"} 1 2 _', '{__name__="up",pod="b"} 5 _ 7']],
    ["unless", { ...ALL, names: ["pod"] }, []],
  ] as const)("%s decides at each time by the match group %j", (operator, matching, expected) => {
    expect(seriesTexts(setOperator(operator, { left, right }, matching))).toEqual(expected);
  });

  it("is matched where any of several series of the other side has a value", () => {
    const several = [
      vectorSeries({ pod: "a", x: "1" }, [1, null, null]),
      vectorSeries({ pod: "a", x: "2" }, [null, 1, null]),
    ];
    expect(seriesTexts(setOperator("and", { left, right: several }, onPod))).toEqual([
      '{__name__="up",pod="a"} 1 2 _',
    ]);
  });

  it("splits the left side between And and Unless, whatever the sides", () => {
    const value = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null });
    const side = fc.uniqueArray(
      fc.record({ pod: fc.constantFrom("a", "b", "c", "d"), values: fc.tuple(value, value) }),
      { selector: ({ pod }) => pod },
    );
    const total = (texts: readonly string[]): number => texts.join(" ").match(/ \d/g)?.length ?? 0;
    fc.assert(
      fc.property(side, side, (one, other) => {
        const sides = {
          left: one.map(({ pod, values }) => vectorSeries({ pod }, values)),
          right: other.map(({ pod, values }) => vectorSeries({ pod }, values)),
        };
        const count = (operator: "and" | "unless"): number =>
          total(seriesTexts(setOperator(operator, sides, ALL)));
        expect(count("and") + count("unless")).toBe(
          one.flatMap(({ values }) => values).filter((each) => each !== null).length,
        );
      }),
    );
  });
});
