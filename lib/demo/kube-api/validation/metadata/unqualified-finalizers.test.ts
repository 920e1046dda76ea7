import { expect, it } from "vitest";
import { unqualifiedFinalizers } from "./unqualified-finalizers";

it.each([
  [["example.com/hold"], []],
  [["orphan", "foregroundDeletion", "kubernetes"], []],
  [["example.com/a", "hold"], ["metadata.finalizers[1]"]],
  ["no list", []],
])("refuses what is neither a standard finalizer nor qualified: %j", (finalizers, fields) => {
  expect(unqualifiedFinalizers({ finalizers }).map(({ field }) => field)).toEqual(fields);
});
