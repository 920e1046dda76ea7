import { describe, expect, it } from "vitest";
import { countParameter, limitParameter, readDuration, readTime, timeParameter } from "./parameters";

const reasonOf = (read: { readonly ok: boolean; readonly reason?: string }): string | undefined =>
  read.reason;

describe("readTime", () => {
  it.each([
    ["1700000000.5", 1_700_000_000_500],
    ["1700000000.12345", 1_700_000_000_123],
    ["-5", -5_000],
    ["1e3", 1_000_000],
    ["2023-11-14T22:13:20Z", 1_700_000_000_000],
    ["2023-11-14T22:13:20.25+00:00", 1_700_000_000_250],
    ["2023-11-14T23:13:20+01:00", 1_700_000_000_000],
  ])("reads %s", (text, value) => {
    expect(readTime(text)).toEqual({ ok: true, value });
  });

  it.each(["", "yesterday", "2023-99-99T00:00:00Z", "2023-11-14", "Infinity", "0x10", " 1"])(
    "refuses %j",
    (text) => {
      expect(reasonOf(readTime(text))).toBe(`cannot parse ${JSON.stringify(text)} to a valid timestamp`);
    },
  );
});

describe("timeParameter", () => {
  it("falls back only where the parameter is absent", () => {
    expect(timeParameter(new URLSearchParams(), "time", 7)).toEqual({ ok: true, value: 7 });
    expect(timeParameter(new URLSearchParams("time="), "time", 7)).toEqual({ ok: true, value: 7 });
    expect(timeParameter(new URLSearchParams("time=2"), "time", 7)).toEqual({ ok: true, value: 2_000 });
  });

  it("names the parameter in its refusal", () => {
    expect(reasonOf(timeParameter(new URLSearchParams("end=x"), "end", 7))).toBe(
      "Invalid time value for 'end': cannot parse \"x\" to a valid timestamp",
    );
  });
});

describe("readDuration", () => {
  it.each([
    ["15s", 15_000],
    ["0.5", 500],
    ["1h30m", 5_400_000],
    ["0", 0],
    ["-5", -5_000],
  ])("reads %s", (text, value) => {
    expect(readDuration(text)).toEqual({ ok: true, value });
  });

  it.each(["", "fast", "-5s", "1m1h"])("refuses %j", (text) => {
    expect(reasonOf(readDuration(text))).toBe(`cannot parse ${JSON.stringify(text)} to a valid duration`);
  });

  it("refuses what no duration of Go can hold", () => {
    expect(reasonOf(readDuration("1e30"))).toMatch(/overflows int64/);
  });
});

describe("limitParameter", () => {
  it.each([
    ["", 0],
    ["limit=", 0],
    ["limit=0", 0],
    ["limit=7", 7],
  ])("reads %j", (parameters, value) => {
    expect(limitParameter(new URLSearchParams(parameters))).toEqual({ ok: true, value });
  });

  it.each([
    ["-1", "limit must be non-negative"],
    ["1.5", 'strconv.Atoi: parsing "1.5": invalid syntax'],
  ])("refuses %s", (text, reason) => {
    expect(reasonOf(limitParameter(new URLSearchParams({ limit: text })))).toBe(reason);
  });
});

describe("countParameter", () => {
  it("tells absence from a number and from anything else", () => {
    expect(countParameter(new URLSearchParams(), "limit")).toEqual({ ok: true, value: null });
    expect(countParameter(new URLSearchParams("limit=-3"), "limit")).toEqual({ ok: true, value: -3 });
    expect(reasonOf(countParameter(new URLSearchParams("limit=many"), "limit"))).toBe(
      "limit must be a number",
    );
  });
});
