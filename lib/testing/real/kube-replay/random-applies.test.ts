import { expect, it } from "vitest";
import { randomApplies } from "./random-applies";

it("gives the same writes for the same seed, and others for another", () => {
  expect(randomApplies(20, 1)).toEqual(randomApplies(20, 1));
  expect(randomApplies(20, 1)).not.toEqual(randomApplies(20, 2));
  expect(new Set(randomApplies(50, 1).map(({ name }) => name)).size).toBe(51);
});
