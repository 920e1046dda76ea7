import { expect, it } from "vitest";
import { toggled } from "./toggled";

it("adds what was not chosen and takes away what was", () => {
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
});
