import { expect, test } from "vitest";
import { fillPage } from "./fill-page";

/** Entries of so many megabytes, by id from 1; odd sizes are not admitted where `even` is asked for. */
function fill(megabytes: readonly number[], limit = 10, even = false): readonly [string, number | null] {
  const page = megabytes.map((size, index) => ({ id: index + 1, size }));
  const { rows, next } = fillPage(page, {
    limit,
    admits: ({ size }) => !even || size % 2 === 0,
    rowOf: ({ id, size }) => ({ id, text: "x".repeat(size * 1_000_000) }),
  });
  return [rows.map(({ id }) => id).join(" "), next];
}

test("a page of small rows is whole, and the last one where fewer came than were asked for", () => {
  expect(fill([0, 1, 2])).toEqual(["1 2 3", null]);
  expect(fill([0, 1, 2], 3)).toEqual(["1 2 3", 3]);
  expect(fill([])).toEqual(["", null]);
});

test("a page ends before it is too long, and the next begins where it ended", () => {
  expect(fill([3, 3, 3, 1])).toEqual(["1 2", 2]);
  expect(fill([9, 1])).toEqual(["1", 1]);
  expect(fill([9])).toEqual(["1", null]);
});

test("what is not admitted is left out and gone past", () => {
  expect(fill([1, 2, 1], 3, true)).toEqual(["2", 3]);
  expect(fill([1, 1], 2, true)).toEqual(["", 2]);
});
