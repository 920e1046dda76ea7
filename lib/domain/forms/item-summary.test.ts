import { expect, test } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { itemSummary } from "./item-summary";

const nested = (depth: number): Json =>
  Array.from({ length: depth }).reduce<Json>((inner) => ({ inner }), "leaf");

test.each<[string, Json, string]>([
  [
    "numbers and switches with their names, zero and false too",
    { port: 0, tls: false },
    "port 0 · tls false",
  ],
  ["the elements of a list without names", { ports: [80, 0], on: [false] }, "80 · 0 · false"],
  ["a scalar as it is", 0, "0"],
  ["values in their order", { b: "2", a: { y: "1" } }, "2 · 1"],
  ["eight words and no more", ["1", "2", "3", "4", "5", "6", "7", "8", "9"], "1 · 2 · 3 · 4 · 5 · 6 · 7 · 8"],
  [
    "eight words of several fields",
    { a: ["1", "2", "3", "4", "5"], b: ["6", "7"], c: 8, d: 9 },
    "1 · 2 · 3 · 4 · 5 · 6 · 7 · c 8",
  ],
  [
    "eight words of lists in a list",
    [
      ["1", "2", "3", "4", "5"],
      ["6", "7", "8", "9"],
    ],
    "1 · 2 · 3 · 4 · 5 · 6 · 7 · 8",
  ],
  ["what is six deep", nested(6), "leaf"],
  ["nothing of what is deeper", nested(7), ""],
  ["no space before the end", { a: `${"x".repeat(89)} y` }, `${"x".repeat(89)}…`],
  ["90 characters whole", { a: "x".repeat(90) }, "x".repeat(90)],
])("an element in one line has %s", (_, value, line) => {
  expect(itemSummary(value)).toBe(line);
});
