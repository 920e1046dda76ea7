import { describe, expect, it } from "vitest";
import { Dependents } from "./dependents";

describe("dependents", () => {
  it("are reached by what they read, also through what was derived", () => {
    const dependents = new Dependents();
    dependents.add("derived", ["x", "y"]);
    dependents.add("object 1", ["derived"]);
    dependents.add("object 2", ["y"]);
    dependents.add("object 3", ["z"]);
    expect(dependents.reached(["x"])).toEqual(new Set(["derived", "object 1"]));
    expect(dependents.reached(["y"])).toEqual(new Set(["derived", "object 1", "object 2"]));
    expect(dependents.reached(["w"])).toEqual(new Set());
  });

  it("come to an end in circles, and count each read once", () => {
    const dependents = new Dependents();
    dependents.add("a", ["b"]);
    dependents.add("b", ["a"]);
    dependents.add("b", ["a"]);
    expect(dependents.reached(["a"])).toEqual(new Set(["a", "b"]));
    expect(dependents.size).toBe(2);
  });
});
