import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { addItem, chooseKey, removeField, setField, type FormEdit } from "./form-edit";

const CHOICE = { keys: ["header", "cookie", "sourceIp"], value: {} };

describe("setting a field", () => {
  const root = { spec: { list: [{ a: 1 }, "text"], none: null, text: "a" } };

  test.each<[string, readonly (string | number)[], FormEdit]>([
    [
      "below an element of a list, without the list being written anew",
      ["spec", "list", 0, "tls", "mode"],
      { op: "set", path: ["spec", "list", 0, "tls"], value: { mode: "X" } },
    ],
    [
      "in an element that is not there yet, beside those that are",
      ["spec", "list", 2, "mode"],
      set(["spec", "list", 2], { mode: "X" }),
    ],
    ["below null, which holds no fields", ["spec", "none", "mode"], set(["spec", "none"], { mode: "X" })],
    ["below a text, which holds no fields", ["spec", "text", "mode"], set(["spec", "text"], { mode: "X" })],
    ["at the root", ["spec"], set(["spec"], "X")],
    ["below a new list", ["spec", "new", 0, "deep", "mode"], set(["spec", "new"], [{ deep: { mode: "X" } }])],
    ["named like a built-in", ["spec", "constructor"], set(["spec", "constructor"], "X")],
  ])("%s", (_, path, edit) => {
    expect(setField(root, path, "X")).toEqual([edit]);
  });

  test.each<[Json, Json]>([
    [0, false],
    [0, ""],
    [[], {}],
    [null, 0],
    [1, "1"],
  ])("%j is not %j", (present, value) => {
    expect(setField({ a: present }, ["a"], value)).toEqual([set(["a"], value)]);
  });

  test("equal objects are equal in any order of their keys, lists in theirs only", () => {
    const present = { a: { x: 1, y: [1, 2] } };
    expect(setField(present, ["a"], { y: [1, 2], x: 1 })).toEqual([]);
    expect(setField(present, ["a", "y"], [2, 1])).toHaveLength(1);
  });
});

test.each([[0], [false], [""], [null]])("%j is there, and can be taken away", (value) => {
  expect(removeField({ spec: { a: value } }, ["spec", "a"])).toEqual([{ op: "remove", path: ["spec", "a"] }]);
});

test("an element goes to the end of an empty list; what is no list is replaced by one", () => {
  expect(addItem({ a: [] }, ["a"], 0)).toEqual([{ op: "insert", path: ["a", 0], value: 0 }]);
  expect(addItem({ a: "text" }, ["a"], 0)).toEqual([set(["a"], [0])]);
});

describe("choosing one key of several", () => {
  test("none takes every one away", () => {
    const root = { hash: { header: "a", sourceIp: false, ttl: "1s" } };
    expect(chooseKey(root, ["hash"], { ...CHOICE, key: null })).toEqual([
      { op: "remove", path: ["hash", "header"] },
      { op: "remove", path: ["hash", "sourceIp"] },
    ]);
  });

  test("none of an object that has none leaves it alone", () => {
    expect(chooseKey({}, ["hash"], { ...CHOICE, key: null })).toEqual([]);
  });

  test("the one that is chosen already keeps what is in it", () => {
    const root = { hash: { cookie: { name: "a" }, header: "b" } };
    expect(chooseKey(root, ["hash"], { ...CHOICE, key: "cookie" })).toEqual([
      { op: "remove", path: ["hash", "header"] },
    ]);
  });
});

function set(path: readonly (string | number)[], value: Json): FormEdit {
  return { op: "set", path, value };
}
