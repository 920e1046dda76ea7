import { describe, expect, it } from "vitest";
import { durationMs } from "./duration-ms";

// https://pkg.go.dev/time#ParseDuration
describe("durationMs", () => {
  it.each([
    ["5s", 5_000],
    ["0.5s", 500],
    ["20ms", 20],
    ["1m30s", 90_000],
    ["2h", 7_200_000],
    ["250us", 0.25],
    ["0s", 0],
    ["5", null],
    ["s", null],
    ["-5s", null],
    ["5s ", null],
    ["5d", null],
    ["", null],
    [5, null],
    [null, null],
    [undefined, null],
    [`${"1".repeat(70)}s`, null],
  ])("reads %s", (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });
});
