import { afterEach, describe, expect, it, vi } from "vitest";
import { runSliced } from "./run-sliced";

afterEach(() => vi.useRealTimers());

/** Steps that each take `milliseconds` of the fake clock. */
function* steps(count: number, milliseconds: number, done: number[]): Generator<undefined, void> {
  for (let step = 0; step < count; step += 1) {
    vi.setSystemTime(Date.now() + milliseconds);
    vi.advanceTimersByTime(milliseconds);
    done.push(step);
    yield;
  }
}

describe("runSliced", () => {
  it("does short work before it returns", () => {
    vi.useFakeTimers();
    const done: number[] = [];
    void runSliced(steps(5, 1, done), () => false);
    expect(done).toHaveLength(5);
  });

  it("lets the page breathe between slices of long work, and ends it", async () => {
    vi.useFakeTimers();
    const done: number[] = [];
    const running = runSliced(steps(6, 50, done), () => false);
    expect(done.length).toBeLessThan(6);
    await vi.runAllTimersAsync();
    await running;
    expect(done).toHaveLength(6);
  });

  it("does nothing more once it is told to stop", async () => {
    const done: number[] = [];
    vi.useFakeTimers();
    await runSliced(steps(6, 1, done), () => done.length === 2);
    expect(done).toEqual([0, 1]);
  });
});
