import { expect, test } from "vitest";
import { parseId } from "./parse-id";

test.each([
  [undefined, null],
  ["0", 0],
  ["42", 42],
])("%s is %s", (text, id) => {
  expect(parseId("before", text)).toBe(id);
});

test.each(["", "-1", "1.5", "1e3", "x", "99999999999999999"])(
  "%j is refused by the parameter's name",
  (text) => {
    expect(() => parseId("before", text)).toThrow("Parameter before");
  },
);
