import { expect, test } from "vitest";
import { matchesEtag } from "./matches-etag";

test.each([
  [null, false],
  ["", false],
  ['"a-br"', true],
  ['W/"a-br"', true],
  ['"b", W/"a-br"', true],
  ["*", true],
  ['"a"', false],
  ["a-br", false],
])("If-None-Match %j", (header, matches) => {
  expect(matchesEtag(header, '"a-br"')).toBe(matches);
});
