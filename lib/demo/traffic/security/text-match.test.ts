import { expect, it } from "vitest";
import { textMatch } from "./text-match";

/** https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule */
it.each([
  ["abc", "abc", true],
  ["abc", "abcd", false],
  ["abc*", "abcd", true],
  ["abc*", "xabc", false],
  ["*abc", "xabc", true],
  ["*abc", "abcx", false],
  ["*", "anything", true],
  ["*", "", false],
  ["a*c", "abc", false],
  ["a*c", "a*c", true],
])("textMatch of %s with %j is %s", (value, text, expected) => {
  expect(textMatch(value)(text)).toBe(expected);
});
