import { describe, expect, it } from "vitest";
import { durationParameter, timeParameter } from "./parameters";

describe("timeParameter", () => {
  it.each([
    ["1700000000.5", 1_700_000_000_500],
    ["2023-11-14T22:13:20Z", 1_700_000_000_000],
    ["2023-11-14T22:13:20.25+00:00", 1_700_000_000_250],
  ])("reads %s", (text, ms) => {
    expect(timeParameter(new URLSearchParams({ time: text }), "time", null)).toEqual({ ok: true, ms });
  });

  it("falls back only where the parameter is absent", () => {
    expect(timeParameter(new URLSearchParams(), "time", 7)).toEqual({ ok: true, ms: 7 });
    expect(timeParameter(new URLSearchParams({ time: "x" }), "time", 7)).toMatchObject({ ok: false });
  });

  it.each(["", "yesterday", "2023-99-99T00:00:00Z", "Infinity"])(
    "names the parameter in its refusal of %j",
    (time) => {
      const read = timeParameter(new URLSearchParams({ time }), "time", null);
      expect(read.ok ? "" : read.error).toContain('"time"');
    },
  );
});

describe("durationParameter", () => {
  it.each([
    ["15s", 15_000],
    ["0.5", 500],
    ["1h30m", 5_400_000],
  ])("reads %s", (step, ms) => {
    expect(durationParameter(new URLSearchParams({ step }), "step")).toEqual({ ok: true, ms });
  });

  it.each(["", "0", "-5", "fast"])("names the parameter in its refusal of %j", (step) => {
    const read = durationParameter(new URLSearchParams({ step }), "step");
    expect(read.ok ? "" : read.error).toContain('"step"');
  });
});
