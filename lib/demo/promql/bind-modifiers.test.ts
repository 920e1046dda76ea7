import { describe, expect, it } from "vitest";
import { bindModifiers } from "./bind-modifiers";

describe("bindModifiers", () => {
  it.each([
    ["a + b offset 5m", "a + (b offset 5m)"],
    ["a offset 1m + b @ 12", "a offset 1m + (b @ 12)"],
    ["a / on (x) b * c offset 5m", "a / on (x) b * (c offset 5m)"],
    ["-a offset 5m", "-(a offset 5m)"],
    ["rate(a[5m] offset 1h) > 0", "rate(a[5m] offset 1h) > 0"],
    ["a offset 5m", "a offset 5m"],
  ])("reads %s as %s", (text, bound) => {
    expect(bindModifiers(text)).toBe(bound);
  });

  it("leaves a bound expression as it is", () => {
    const bound = bindModifiers("a + b offset 5m - c offset 1h");
    expect(bindModifiers(bound)).toBe(bound);
  });
});
