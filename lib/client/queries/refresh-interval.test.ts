import { expect, test } from "vitest";
import { refreshInterval } from "./refresh-interval";

const measured = { scrapeIntervalSeconds: 15, queries: [{ durationMs: 100 }, { durationMs: 400 }] };

test.each([
  ["auto", 15_000],
  ["30s", 30_000],
  ["off", false],
] as const)("%s refreshes after %s ms, never sooner than new samples exist", (refresh, expected) => {
  expect(refreshInterval(refresh, null, measured)).toBe(expected);
});

test("slow queries are given four times what they took", () => {
  expect(refreshInterval("auto", null, { scrapeIntervalSeconds: 15, queries: [{ durationMs: 9_000 }] })).toBe(
    36_000,
  );
});

test("a fixed moment does not change and is not asked again", () => {
  expect(refreshInterval("auto", 1_700_000_000, measured)).toBe(false);
});
