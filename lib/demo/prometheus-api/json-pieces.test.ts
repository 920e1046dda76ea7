import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonPieces } from "./json-pieces";

const answer = (series: number): object => ({
  status: "success",
  data: {
    resultType: "vector",
    result: Array.from({ length: series }, (_, index) => ({
      metric: { pod: `pod-${index}` },
      value: [1, "2"],
    })),
  },
});

describe("the pieces of a JSON text", () => {
  it("make the text that JSON.stringify makes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect([...jsonPieces(value)].join("")).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each([0, 1, 63, 64, 65, 128, 129, 10_000])("join an answer of %d series without a gap", (series) => {
    expect([...jsonPieces(answer(series))].join("")).toBe(JSON.stringify(answer(series)));
  });

  it("leave out what is undefined", () => {
    expect([...jsonPieces({ a: undefined, b: 1, c: undefined })]).toEqual(['{"b":1}']);
  });

  it("are one where the answer is short, and short where it is long", () => {
    expect([...jsonPieces(answer(10))]).toHaveLength(1);
    const pieces = [...jsonPieces(answer(50_000))];
    expect(pieces.length).toBeGreaterThan(10);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(256 * 1024);
  });
});
