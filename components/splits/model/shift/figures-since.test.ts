import { expect, test } from "vitest";
import { figuresSince } from "./figures-since";

const NOW = Date.UTC(2026, 2, 10);
const DAY = 86_400;

test("requests count since the last step", () => {
  expect(figuresSince("2026-03-09T00:00:00Z", NOW)).toBe(NOW / 1000 - DAY);
});

test.each(["2026-01-01T00:00:00Z", "", "soon"])("after %s never longer than a week ago", (steppedAt) => {
  const since = figuresSince(steppedAt, NOW);
  expect(since).toBeGreaterThan(NOW / 1000 - 7 * DAY);
  expect(since).toBe(figuresSince(steppedAt, NOW + 30_000));
});
