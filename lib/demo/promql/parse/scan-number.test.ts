import { describe, expect, it } from "vitest";
import { scanNumber } from "./scan-number";

describe("scanNumber", () => {
  it.each([
    ["1", "number", 1],
    ["1.5e-3 ", "number", 6],
    [".5", "number", 2],
    ["5.", "number", 2],
    ["0x1F)", "number", 4],
    ["1_000", "number", 5],
    ["5m]", "duration", 2],
    ["1h30m5s", "duration", 7],
    ["100ms", "duration", 5],
    ["1y2w3d", "duration", 6],
  ])("reads %j as a %s", (text, kind, end) => {
    expect(scanNumber(text, 0)).toEqual({ kind, end });
  });

  it.each(["", "x", "5x", "1e", "1.2.3", "5m3", "1h1y", "0xg", "1__0", "5mm"])("refuses %j", (text) => {
    expect(scanNumber(text, 0)).toBeNull();
  });
});
