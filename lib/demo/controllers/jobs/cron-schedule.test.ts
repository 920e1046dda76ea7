import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cronSchedule, nextRun } from "./cron-schedule";

const NOW = Date.parse("2026-01-20T12:03:30Z"); // a Tuesday

function next(text: string, after = NOW): string | null {
  const schedule = cronSchedule(text);
  if (schedule === null) return "no schedule";
  const at = nextRun(schedule, after);
  return at === null ? null : new Date(at).toISOString().slice(0, 16);
}

// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
describe("cronSchedule", () => {
  it.each([
    ["* * * * *", "2026-01-20T12:04"],
    ["*/15 * * * *", "2026-01-20T12:15"],
    ["5/20 * * * *", "2026-01-20T12:05"],
    ["0 * * * *", "2026-01-20T13:00"],
    ["30 3 * * *", "2026-01-21T03:30"],
    ["0 9-17/4 * * *", "2026-01-20T13:00"],
    ["0,30 12 * * *", "2026-01-20T12:30"],
    ["0 0 1 * *", "2026-02-01T00:00"],
    ["0 0 * * mon", "2026-01-26T00:00"],
    ["0 0 * * 7", "2026-01-25T00:00"],
    ["0 0 * * 1-5", "2026-01-21T00:00"],
    ["0 0 13 * fri", "2026-01-23T00:00"],
    ["0 0 13 * */7", "2026-01-25T00:00"],
    ["0 0 13 * */1", "2026-02-13T00:00"],
    ["0 0 1 jan *", "2027-01-01T00:00"],
    ["0 0 29 2 *", "2028-02-29T00:00"],
    ["0 0 31 2 *", null],
    ["@daily", "2026-01-21T00:00"],
    ["@hourly", "2026-01-20T13:00"],
  ])("%s is next due at %s", (text, expected) => {
    expect(next(text)).toBe(expected);
  });

  it.each([
    "",
    "* * * *",
    "* * * * * *",
    "60 * * * *",
    "* 24 * * *",
    "* * 0 * *",
    "*/0 * * * *",
    "5-1 * * * *",
    "a * * * *",
    "1-2-3 * * * *",
    "@never",
    "x".repeat(300),
  ])("does not read %j", (text) => {
    expect(next(text)).toBe("no schedule");
  });

  it("comes after the moment asked about, on a whole minute, and earlier than any later one", () => {
    const field = (max: number, min = 0) =>
      fc.oneof(
        fc.constant("*"),
        fc.integer({ min, max }).map(String),
        fc.integer({ min: 1, max: 9 }).map((step) => `*/${step}`),
      );
    fc.assert(
      fc.property(
        fc.tuple(field(59), field(23), field(28, 1), field(12, 1), field(6)),
        fc.integer({ min: 0, max: 4e9 }),
        (fields, after) => {
          const schedule = cronSchedule(fields.join(" "));
          if (schedule === null) return false;
          const at = nextRun(schedule, after);
          return at !== null && at > after && at % 60_000 === 0 && nextRun(schedule, at - 1) === at;
        },
      ),
      { numRuns: 200 },
    );
  });
});
