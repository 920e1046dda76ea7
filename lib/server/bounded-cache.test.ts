import fc from "fast-check";
import { expect, test } from "vitest";
import { createBoundedCache } from "./bounded-cache";

test("neither count nor bytes exceed the bounds, except for one entry that alone is too large", () => {
  const step = fc.record({ key: fc.constantFrom("a", "b", "c", "d", "e"), bytes: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const cache = createBoundedCache<number>({ maxEntries: 3, maxBytes: 60 });
      for (const [index, { key, bytes }] of steps.entries()) {
        cache.set(key, index, bytes);
        expect(cache.get(key)).toBe(index);
        expect(cache.size).toBeLessThanOrEqual(3);
        expect(cache.size === 1 || cache.bytes <= 60).toBe(true);
      }
    }),
  );
});

test("what was used last is kept longest", () => {
  const cache = createBoundedCache<string>({ maxEntries: 2, maxBytes: 100 });
  cache.set("a", "A", 1);
  cache.set("b", "B", 1);
  cache.get("a");
  cache.set("c", "C", 1);
  expect([cache.get("a"), cache.get("b"), cache.get("c")]).toEqual(["A", undefined, "C"]);
});

test("replacing and deleting give their bytes back", () => {
  const cache = createBoundedCache<string>({ maxEntries: 2, maxBytes: 100 });
  cache.set("a", "A", 60);
  cache.set("a", "A2", 10);
  expect(cache.bytes).toBe(10);
  cache.delete("a");
  expect([cache.bytes, cache.size]).toEqual([0, 0]);
});
