import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostsOverlap } from "./hosts-overlap";

const host = fc.constantFrom("*", "*.com", "*.a.com", "a.com", "b.a.com", "*-x.a.com", "b-x.a.com", "");

// https://istio.io/latest/docs/reference/config/networking/gateway/#Server
describe("hostsOverlap", () => {
  it.each([
    ["a.com", "a.com", true],
    ["a.com", "b.com", false],
    ["*", "a.com", true],
    ["*.a.com", "b.a.com", true],
    ["*.a.com", "c.b.a.com", true],
    ["*.a.com", "a.com", false],
    ["*.com", "*.a.com", true],
    ["*.a.com", "*.b.com", false],
    ["*", "*.a.com", true],
    ["*-x.a.com", "b-x.a.com", true],
  ])("of %s and %s", (left, right, expected) => {
    expect(hostsOverlap(left, right)).toBe(expected);
  });

  it("is the same both ways round, and true of a host and itself", () => {
    fc.assert(
      fc.property(host, host, (left, right) => {
        expect(hostsOverlap(left, right)).toBe(hostsOverlap(right, left));
        expect(hostsOverlap(left, left)).toBe(true);
      }),
    );
  });
});
