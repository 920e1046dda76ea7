import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldSet } from "./field-set";
import { fieldSetOfPaths } from "./field-set-of-paths";

const paths = (set: FieldSet): readonly string[] => [...set.paths()].map((path) => path.join("/"));
const element = fc.constantFrom("f:a", "f:b", 'k:{"name":"x"}', 'v:"y"');
const anySet = fc
  .array(fc.array(element, { minLength: 1, maxLength: 3 }), { maxLength: 6 })
  .map((all) => fieldSetOfPaths(...all));

describe("FieldSet", () => {
  it("holds the paths given and nothing above or below them", () => {
    const set = fieldSetOfPaths(["f:spec", "f:replicas"], ["f:data"], []);
    expect(paths(set)).toEqual(["f:data", "f:spec/f:replicas"]);
    expect(set.has(["f:spec"])).toBe(false);
    expect(set.has(["f:spec", "f:replicas"])).toBe(true);
    expect(set.has(["f:data", "f:a"])).toBe(false);
    expect(fieldSetOfPaths().isEmpty).toBe(true);
  });

  it("takes away a path without what is below it, and with it where it is told to", () => {
    const set = fieldSetOfPaths(["f:a"], ["f:a", "f:b"], ["f:c"]);
    const taken = fieldSetOfPaths(["f:a"]);
    expect(paths(set.difference(taken))).toEqual(["f:a/f:b", "f:c"]);
    expect(paths(set.without(taken))).toEqual(["f:c"]);
  });

  it("obeys the laws of sets", () => {
    fc.assert(
      fc.property(anySet, anySet, (one, other) => {
        const [left, right] = [paths(one), paths(other)];
        const inRight = new Set(right);
        expect(new Set(paths(one.union(other)))).toEqual(new Set([...left, ...right]));
        expect(paths(one.intersection(other))).toEqual(left.filter((path) => inRight.has(path)));
        expect(paths(one.difference(other))).toEqual(left.filter((path) => !inRight.has(path)));
      }),
    );
  });

  it("changes neither set in any operation", () => {
    fc.assert(
      fc.property(anySet, anySet, (one, other) => {
        const before = [paths(one), paths(other)];
        one.union(other).insert(["f:new", "f:path"]);
        one.difference(other);
        one.without(other);
        one.intersection(other);
        expect([paths(one), paths(other)]).toEqual(before);
      }),
    );
  });

  it("leaves no trace of what it took away", () => {
    const set = fieldSetOfPaths(["f:a", "f:b"]);
    expect(set.difference(set).isEmpty).toBe(true);
    expect(set.difference(set).children.size).toBe(0);
  });
});
