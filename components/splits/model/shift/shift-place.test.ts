import { expect, test } from "vitest";
import { sampleSplit } from "@/lib/testing/sample-split";
import { shiftPlace } from "./shift-place";

const running = (route: string) => ({ plan: null, broken: "", route });
const split = sampleSplit();

test("a shift belongs to the split whose route it is found at", () => {
  expect(shiftPlace(split, null)).toBe("none");
  expect(shiftPlace(split, running("spec.http[0]"))).toBe("here");
  expect(shiftPlace(split, running("spec.http[1]"))).toBe("elsewhere");
});

test("one whose route is gone is shown everywhere, so that somebody can end it", () => {
  expect(shiftPlace(split, running(""))).toBe("here");
});
