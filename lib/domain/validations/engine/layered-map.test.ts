import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LayeredMap } from "./layered-map";

const key = fc.constantFrom("a", "b", "c", "d", "e", "f");
const step = fc.oneof(
  fc.record({ what: fc.constant("set" as const), key, value: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ what: fc.constant("delete" as const), key }),
  fc.record({ what: fc.constant("fork" as const) }),
);

describe("a layered map", () => {
  it("holds what a plain map would, and so does every fork that was left behind", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let map = new LayeredMap<string, number>();
        let plain = new Map<string, number>();
        const left: [LayeredMap<string, number>, Map<string, number>][] = [];
        for (const one of steps) {
          if (one.what === "set") {
            map.set(one.key, one.value);
            plain.set(one.key, one.value);
          } else if (one.what === "delete") {
            map.delete(one.key);
            plain.delete(one.key);
          } else {
            left.push([map, plain]);
            map = map.fork();
            plain = new Map(plain);
          }
        }
        for (const [layered, expected] of [...left, [map, plain] as const]) {
          expect(new Map(layered.entries())).toEqual(expected);
          for (const name of ["a", "b", "c", "d", "e", "f"])
            expect(layered.get(name)).toBe(expected.get(name));
        }
      }),
    );
  });

  it("keeps 0 and empty texts, which are values", () => {
    const map = new LayeredMap<string, number | string>(new Map([["a", 0]]));
    map.set("b", "");
    expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([0, "", undefined]);
  });
});
