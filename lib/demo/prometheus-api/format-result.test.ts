import { describe, expect, it } from "vitest";
import { vectorSeries } from "@/lib/testing/vector-series";
import { vector } from "../promql/value";
import { instantResult, rangeResult } from "./format-result";

const AT = 1_700_000_000_500;
const answered = { ok: true, annotations: [], samples: 0 } as const;
const once = { ...answered, times: Float64Array.of(AT) };
const twice = { ...answered, times: Float64Array.of(AT, AT + 1_000) };

describe("instantResult", () => {
  it("keeps a vector's order and writes its values as Prometheus does", () => {
    const value = vector([vectorSeries({ b: "1" }, [Infinity]), vectorSeries({ a: "1" }, [1e-9])]);
    expect(instantResult({ ...once, value })).toEqual({
      resultType: "vector",
      result: [
        { metric: { b: "1" }, value: [1_700_000_000.5, "+Inf"] },
        { metric: { a: "1" }, value: [1_700_000_000.5, "1e-09"] },
      ],
    });
  });

  it("writes a scalar without an exponent, and a text as it is", () => {
    const scalar = { type: "scalar", values: Float64Array.of(1e-9) } as const;
    expect(instantResult({ ...once, value: scalar })).toEqual({
      resultType: "scalar",
      result: [1_700_000_000.5, "0.000000001"],
    });
    expect(instantResult({ ...once, value: { type: "string", text: "a" } })).toEqual({
      resultType: "string",
      result: [1_700_000_000.5, "a"],
    });
  });

  it("orders the series of a matrix by their labels", () => {
    const samples = { times: [AT], values: [NaN] };
    const series = ["b", "a"].map((pod) => ({ labels: { pod }, samples }));
    expect(instantResult({ ...once, value: { type: "matrix", series } })).toMatchObject({
      resultType: "matrix",
      result: [{ metric: { pod: "a" }, values: [[1_700_000_000.5, "NaN"]] }, { metric: { pod: "b" } }],
    });
  });
});

describe("rangeResult", () => {
  it("leaves out the times at which a series has no value, and orders series by their labels", () => {
    const value = vector([vectorSeries({ pod: "b" }, [1, 2]), vectorSeries({ pod: "a" }, [null, 3])]);
    expect(rangeResult({ ...twice, value })).toEqual({
      resultType: "matrix",
      result: [
        { metric: { pod: "a" }, values: [[1_700_000_001.5, "3"]] },
        {
          metric: { pod: "b" },
          values: [
            [1_700_000_000.5, "1"],
            [1_700_000_001.5, "2"],
          ],
        },
      ],
    });
  });

  it("makes one series of a scalar", () => {
    const value = { type: "scalar", values: Float64Array.of(1, 1e21) } as const;
    expect(rangeResult({ ...twice, value })).toEqual({
      resultType: "matrix",
      result: [
        {
          metric: {},
          values: [
            [1_700_000_000.5, "1"],
            [1_700_000_001.5, "1e+21"],
          ],
        },
      ],
    });
  });
});
