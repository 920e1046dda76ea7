import { expect, test } from "vitest";
import { shownVerdict } from "./shown-verdict";

test.each([
  ["differs", null, "differs"],
  ["differs", 0, "settling"],
  ["asConfigured", 60_000, "asConfigured"],
  ["cannotTell", 60_000, "cannotTell"],
] as const)("%s, changed %s ms ago within the window, is shown as %s", (verdict, changedMs, shown) => {
  expect(shownVerdict({ verdict }, changedMs)).toBe(shown);
});
