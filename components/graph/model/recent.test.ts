import { describe, expect, it } from "vitest";
import { recent } from "./recent";

describe("recent", () => {
  it("computes once per list of arguments and forgets the one used longest ago", () => {
    let computed = 0;
    const sum = recent(2, (a: number, b: number) => {
      computed += 1;
      return a + b;
    });
    expect([sum(1, 2), sum(1, 2), sum(2, 1), sum(1, 2)]).toEqual([3, 3, 3, 3]);
    expect(computed).toBe(2);
    sum(5, 5);
    sum(1, 2);
    expect(computed).toBe(3);
    sum(2, 1);
    expect(computed).toBe(4);
  });

  it("tells objects apart by identity, not by content", () => {
    const copy = recent(3, (list: readonly number[]) => [...list]);
    const list = [1];
    expect(copy(list)).toBe(copy(list));
    expect(copy([1])).not.toBe(copy(list));
  });
});
