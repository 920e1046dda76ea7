import { expect, test } from "vitest";
import { seriesLook } from "./series-look";

const look = (index: number): string => JSON.stringify(seriesLook(index));

test("no two of as many series as there are colours and dashes look the same", () => {
  const looks = Array.from({ length: 18 }, (_, index) => look(index));
  expect(new Set(looks).size).toBe(18);
  expect(look(18)).toBe(look(0));
});

test("neighbours are told apart without colours too", () => {
  for (let index = 0; index < 18; index += 1) {
    expect(seriesLook(index).dash).not.toEqual(seriesLook(index + 1).dash);
  }
});
