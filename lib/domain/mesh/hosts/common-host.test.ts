import { expect, it } from "vitest";
import { commonHost } from "./common-host";

it.each([
  ["*", "a.com", "a.com"],
  ["a.com", "*", "a.com"],
  ["A.com", "a.COM", "a.com"],
  ["*.com", "*.a.com", "*.a.com"],
  ["*.a.com", "*.com", "*.a.com"],
  ["*.com", "com", null],
  ["a.com", "b.com", null],
])("%s and %s have %s in common", (one, other, expected) => {
  expect(commonHost(one, other)).toBe(expected);
});
