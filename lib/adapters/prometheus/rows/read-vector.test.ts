import { describe, expect, it } from "vitest";
import { readVector } from "./read-vector";

const vector = (...result: unknown[]) => ({ resultType: "vector", result });
const sample = (value: unknown, metric: unknown = {}) => ({ metric, value: [0, value] });

describe("readVector", () => {
  it.each([undefined, null, "text", [], { resultType: "matrix", result: [] }, { resultType: "vector" }])(
    "tells that %j is no vector",
    (data) => {
      expect(readVector(data, 10, () => true)).toBeNull();
    },
  );

  it("passes over samples without a number, which are not the server's fault", () => {
    const values: number[] = [];
    const data = vector(sample("1.5"), sample("NaN"), sample("+Inf"), sample("-Inf"));
    const reading = readVector(data, 10, (_, value) => values.push(value) > 0);
    expect(values).toEqual([1.5]);
    expect(reading).toEqual({ total: 4, skipped: 0, dropped: 0 });
  });

  it.each([
    null,
    3,
    { metric: {} },
    sample(1),
    sample("x"),
    sample(""),
    sample("1", []),
    { value: [0, "1"] },
  ])("counts the unreadable sample %j and reads the rest", (bad) => {
    expect(readVector(vector(bad, sample("1")), 10, () => true)).toEqual({
      total: 2,
      skipped: 1,
      dropped: 0,
    });
  });

  it("reads no more than the limit and says how much is missing", () => {
    let visited = 0;
    const reading = readVector(vector(sample("1"), sample("2"), sample("3")), 2, () => ++visited > 0);
    expect(visited).toBe(2);
    expect(reading).toEqual({ total: 3, skipped: 0, dropped: 1 });
  });
});
