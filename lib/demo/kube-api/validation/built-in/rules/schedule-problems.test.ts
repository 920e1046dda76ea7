import { expect, it } from "vitest";
import { scheduleProblems } from "./schedule-problems";

it.each(["* * * * *", "*/5 0-6,12 1 jan-mar mon", "0 0 * * 0", "@hourly", "@every 1h30m", "5/10 * ? * *"])(
  "%s is a schedule",
  (schedule) => {
    expect(scheduleProblems(schedule)).toEqual([]);
  },
);

it.each([
  ["x", ["expected exactly 5 fields, found 1: [x]"]],
  ["61 * * * *", ["end of range (61) above maximum (59): 61"]],
  ["* * 0 * *", ["beginning of range (0) below minimum (1): 0"]],
  ["5-1 * * * *", ["beginning of range (5) beyond end of range (1): 5-1"]],
  ["*/0 * * * *", ["step of range should be a positive number: */0"]],
  ["*/x * * * *", ["failed to parse int from x"]],
  ["a * * * *", ["failed to parse int from a"]],
  ["1-2-3 * * * *", ["too many hyphens: 1-2-3"]],
  ["1/2/3 * * * *", ["too many slashes: 1/2/3"]],
  ["@never", ["unrecognized descriptor: @never"]],
  ["TZ=UTC 0 * * * *", ["cannot use TZ or CRON_TZ in schedule, use timeZone field instead"]],
])("%s is none: %j", (schedule, problems) => {
  expect(scheduleProblems(schedule)).toEqual(problems);
});
