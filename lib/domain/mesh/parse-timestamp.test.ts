import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTimestamp } from "./parse-timestamp";

describe("parseTimestamp", () => {
  it("agrees with the platform on every time Kubernetes can write", () => {
    const dates = fc.date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseTimestamp(date.toISOString())).toBe(Math.floor(date.getTime() / 1_000));
      }),
    );
  });

  it.each([
    ["2024-02-29T12:00:00Z", 1_709_208_000],
    ["2024-02-29T14:00:00+02:00", 1_709_208_000],
    ["2024-02-29T06:30:00-05:30", 1_709_208_000],
    ["2024-02-29T12:00:00.999999Z", 1_709_208_000],
    ["", null],
    ["yesterday", null],
    ["2024-13-01T00:00:00Z", null],
    ["2024-01-32T00:00:00Z", null],
    ["2024-01-01T25:00:00Z", null],
    ["2024-01-01T00:60:00Z", null],
    ["2024-01-01", null],
    ["2024-01-01T24:00:00Z", null],
    ["2024-02-30T00:00:00Z", null],
    ["2023-02-29T00:00:00Z", null],
    ["2100-02-29T00:00:00Z", null],
    ["2024-04-31T00:00:00Z", null],
    ["2024-01-01T00:00:61Z", null],
    ["2024-01-01T00:00:00+24:00", null],
    ["2024-01-01T00:00:00+00:60", null],
    ["2016-12-31T23:59:60Z", 1_483_228_800],
  ])("reads %j as %j", (text, expected) => {
    expect(parseTimestamp(text)).toBe(expected);
  });
});
