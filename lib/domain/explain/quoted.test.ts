import { expect, it } from "vitest";
import { quoted, quotedAny } from "./quoted";

it("values are quoted whole up to 80 characters", () => {
  expect(quoted("a".repeat(80))).toBe(`"${"a".repeat(80)}"`);
  expect(quoted("a".repeat(81))).toBe(`"${"a".repeat(80)}…"`);
});

it("values of which any is meant are quoted one by one, the first few of many", () => {
  expect(quotedAny(["a", "b"])).toBe('"a" or "b"');
  expect(quotedAny(["1", "2", "3", "4", "5"])).toBe('"1" or "2" or "3" or "4" or 1 more');
});
