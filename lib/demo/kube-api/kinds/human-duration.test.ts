import { expect, it } from "vitest";
import { humanDuration } from "./human-duration";

const S = 1000;
const H = 3600 * S;
const D = 24 * H;

it.each([
  [-5 * S, "0s"],
  [119 * S, "119s"],
  [125 * S, "2m5s"],
  [9 * 60 * S, "9m"],
  [45 * 60 * S, "45m"],
  [3 * H + 60 * S, "3h1m"],
  [47 * H, "47h"],
  [2 * D + 3 * H, "2d3h"],
  [400 * D, "400d"],
  [2 * 365 * D + 198 * D, "2y198d"],
  [9 * 365 * D + D, "9y"],
])("writes %i ms as kubectl's AGE column does: %s", (milliseconds, text) => {
  expect(humanDuration(milliseconds)).toBe(text);
});
