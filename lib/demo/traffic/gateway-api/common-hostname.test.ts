import { describe, expect, it } from "vitest";
import { commonHostname } from "./common-hostname";

describe("commonHostname (https://gateway-api.sigs.k8s.io/reference/spec/#hostname)", () => {
  it.each<[string, string, string | null]>([
    ["a.example.com", "a.example.com", "a.example.com"],
    ["A.Example.com", "a.example.COM", "a.example.com"],
    ["*", "a.example.com", "a.example.com"],
    ["*", "*", "*"],
    ["*.example.com", "a.example.com", "a.example.com"],
    ["*.example.com", "a.b.example.com", "a.b.example.com"],
    ["*.example.com", "*.b.example.com", "*.b.example.com"],
    ["*.example.com", "example.com", null],
    ["*.example.com", ".example.com", null],
    ["*.example.com", "a.example.org", null],
    ["a.example.com", "b.example.com", null],
    ["*example.com", "aexample.com", null],
  ])("of %s and %s is %s, whichever comes first", (left, right, expected) => {
    expect(commonHostname(left, right)).toBe(expected);
    expect(commonHostname(right, left)).toBe(expected);
  });
});
