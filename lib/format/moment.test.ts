import { expect, test } from "vitest";
import { formatMoment } from "./moment";

const noon = Date.UTC(2026, 10, 20, 12, 0, 5);

test("a moment of today is a time, another day is named", () => {
  expect(formatMoment(noon, noon + 60_000, "UTC")).toBe("12:00:05");
  expect(formatMoment(noon, noon + 86_400_000, "UTC")).toBe("20 Nov 2026, 12:00:05");
});

test("the day is the reader's, not Greenwich's", () => {
  expect(formatMoment(noon, noon + 6 * 3_600_000, "Asia/Shanghai")).toBe("20 Nov 2026, 20:00:05");
});
