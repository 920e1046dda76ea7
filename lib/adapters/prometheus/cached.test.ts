import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createCached } from "./cached";

const never = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("holds nobody up for longer than five seconds, and then does not ask again at once", async () => {
  let loads = 0;
  const read = createCached<number>({ now: () => 0 }, (signal) => {
    loads += 1;
    return new Promise((resolve) => signal.addEventListener("abort", () => resolve(null)));
  });
  const first = read(never);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await first).toBeNull();
  expect(await read(never)).toBeNull();
  expect(loads).toBe(1);
});
