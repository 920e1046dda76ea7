import { expect, it } from "vitest";
import { someNames } from "./some-names";

it.each<readonly [names: readonly string[], said: string]>([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a, b"],
  [["a", "b", "c", "d"], "a, b and 2 more"],
])("of %j two are named: %s", (names, said) => {
  expect(someNames(names, 2)).toBe(said);
});
