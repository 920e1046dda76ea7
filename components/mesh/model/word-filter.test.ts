import { expect, test } from "vitest";
import { wordFilter } from "./word-filter";

const PARTS = ["shop/Cart-v1", undefined, "cluster.local"] as const;

test.each([
  ["", true],
  ["  ", true],
  ["cart", true],
  ["LOCAL  cart", true],
  ["shop/cart", true],
  ["cart bank", false],
  ["cart-v1cluster", false],
  ["undefined", false],
])("%j lets through what holds all of its words: %s", (text, expected) => {
  expect(wordFilter(text)(...PARTS)).toBe(expected);
});
