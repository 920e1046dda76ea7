import { expect, test } from "vitest";
import { sampleShift, sampleSplit } from "@/lib/testing/sample-split";
import { steppedWithin } from "./stepped-within";

const NOW_SECONDS = Date.UTC(2026, 2, 1, 10) / 1000;
const window = { at: NOW_SECONDS, windowSeconds: 300 };
const LATELY = "2026-03-01T09:59:00Z";

test.each([
  ["no shift", null, null],
  ["a step", sampleShift({ steppedAt: LATELY }), 60_000],
  ["a step before the window", sampleShift({ steppedAt: "2026-03-01T09:55:00Z" }), null],
  ["a shift that was begun without a step", sampleShift({ steppedAt: LATELY, taken: 0 }), null],
  ["a plan that cannot be read", sampleShift({ steppedAt: "", taken: 0 }), null],
] as const)("of %s within the window: %s", (_, shift, age) => {
  expect(steppedWithin(sampleSplit({ shift }), window)).toBe(age);
});
