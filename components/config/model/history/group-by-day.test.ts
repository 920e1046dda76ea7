import { expect, test } from "vitest";
import { groupByDay } from "./group-by-day";

const at = (text: string): { at: number } => ({ at: Date.parse(text) });

test("entries stand below their day by the reader's clock", () => {
  const entries = [at("2026-11-21T00:30:00Z"), at("2026-11-20T23:30:00Z"), at("2026-11-20T08:00:00Z")];
  expect(groupByDay(entries, "UTC").map(({ title, entries: some }) => [title, some.length])).toEqual([
    ["Saturday, 21 November 2026", 1],
    ["Friday, 20 November 2026", 2],
  ]);
  expect(groupByDay(entries, "Europe/Berlin").map(({ entries: some }) => some.length)).toEqual([2, 1]);
});

test("no entries have no days", () => {
  expect(groupByDay([])).toEqual([]);
});
