import { expect, it } from "vitest";
import { isTextValue } from "./is-text-value";

// https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule
it.each([
  ["*", "anything", true],
  ["*", "", false],
  ["abc", "abc", true],
  ["abc", "abcd", false],
  ["abc*", "abcd", true],
  ["abc*", "ab", false],
  ["*abc", "xabc", true],
  ["*abc", "abcx", false],
  ["", "", true],
])("%s takes %s: %s", (value, text, expected) => {
  expect(isTextValue(value, text)).toBe(expected);
});
