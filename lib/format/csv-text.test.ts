import { expect, test } from "vitest";
import { csvText } from "./csv-text";

test("lines end as RFC 4180 says; null is empty and 0 is a number", () => {
  expect(csvText([["a", null, 0], []])).toBe("a,,0\r\n\r\n");
});

test("text with separators, quotes or line ends is quoted", () => {
  expect(csvText([["a,b", 'say "x"', "a\nb"]])).toBe('"a,b","say ""x""","a\nb"\r\n');
});

test.each(["=1+1", "+1", "-1", "@x"])("%s does not run as a formula", (formula) => {
  expect(csvText([[formula]])).toBe(`'${formula}\r\n`);
});
