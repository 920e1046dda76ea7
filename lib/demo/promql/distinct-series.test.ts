import { describe, expect, it } from "vitest";
import { seriesTexts, vectorSeries } from "@/lib/testing/vector-series";
import { distinctSeries } from "./distinct-series";
import { vector } from "./value";

describe("distinctSeries", () => {
  const first = vectorSeries({ pod: "a" }, [1, null, 3]);
  const between = vectorSeries({ pod: "a" }, [null, 2, null]);
  const beside = vectorSeries({ pod: "b" }, [7, 7, 7]);

  it("leaves series of different labels as they are", () => {
    expect(distinctSeries([first, beside], "ever")).toEqual([first, beside]);
  });

  it("joins series of equal labels that never meet", () => {
    expect(seriesTexts(vector(distinctSeries([first, beside, between], "meeting")))).toEqual([
      '{pod="a"} 1 2 3',
      '{pod="b"} 7 7 7',
    ]);
  });

  it("leaves the series it joins unchanged", () => {
    distinctSeries([first, between], "meeting");
    expect([...first.present]).toEqual([1, 0, 1]);
  });

  it.each([
    ["where they meet", [first, first], "meeting"],
    ["that never meet, where that is asked for", [first, between], "ever"],
  ] as const)("refuses series of equal labels %s", (_where, series, equal) => {
    expect(() => distinctSeries(series, equal)).toThrow(
      "vector cannot contain metrics with the same labelset",
    );
  });
});
