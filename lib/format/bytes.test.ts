import { expect, test } from "vitest";
import { formatByteRate } from "./bytes";

test.each([
  [0, "0 B/s"],
  [0.25, "0.25 B/s"],
  [999, "999 B/s"],
  [1210, "1.21 kB/s"],
  [3_400_000, "3.4 MB/s"],
  [9e15, "9,000 TB/s"],
])("%d bytes per second read %s", (value, text) => {
  expect(formatByteRate(value)).toBe(text);
});
