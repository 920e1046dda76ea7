import { expect, it } from "vitest";
import { fileUnder } from "./file-under";

it("files things under each of their keys once, in the order given", () => {
  const filed = fileUnder(["ab", "b", "", "bb"], (word) => word);
  expect([...filed]).toEqual([
    ["a", ["ab"]],
    ["b", ["ab", "b", "bb"]],
  ]);
});
