import { expect, it } from "vitest";
import { createExpiringCache } from "./expiring-cache";

it("forgets an entry when its time is up", () => {
  let now = 0;
  const cache = createExpiringCache<number>({ now: () => now }, 100, 10);
  cache.set("a", 1);
  now = 99;
  expect(cache.get("a")).toBe(1);
  now = 100;
  expect(cache.get("a")).toBeUndefined();
});

it("never holds more than its bound, and drops the oldest first", () => {
  const cache = createExpiringCache<number>({ now: () => 0 }, 100, 2);
  cache.set("a", 1);
  cache.set("b", 2);
  cache.set("a", 3);
  cache.set("c", 4);
  expect([cache.get("a"), cache.get("b"), cache.get("c")]).toEqual([3, undefined, 4]);
});
