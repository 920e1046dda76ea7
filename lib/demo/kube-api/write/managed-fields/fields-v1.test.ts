import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldSetOfPaths } from "./field-set-of-paths";
import { fromFieldsV1, toFieldsV1 } from "./fields-v1";
import { pathText } from "./path-text";

const CONTAINER = 'k:{"name":"app"}';

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management */
describe("FieldsV1", () => {
  it("marks an element that is owned itself and has owned fields below it with a dot", () => {
    const set = fieldSetOfPaths(
      ["f:spec", "f:containers", CONTAINER],
      ["f:spec", "f:containers", CONTAINER, "f:image"],
      ["f:metadata", "f:finalizers", 'v:"example.com/a"'],
    );
    expect(toFieldsV1(set)).toEqual({
      "f:spec": { "f:containers": { [CONTAINER]: { ".": {}, "f:image": {} } } },
      "f:metadata": { "f:finalizers": { 'v:"example.com/a"': {} } },
    });
  });

  it("is read back as it was written", () => {
    const element = fc.oneof(
      fc.string({ maxLength: 5 }).map((name) => `f:${name}`),
      fc.json({ maxDepth: 0 }).map((value) => `v:${value}`),
      fc.nat(9).map((index) => `i:${index}`),
    );
    const anyPaths = fc.array(fc.array(element, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(anyPaths, (paths) => {
        const fields = toFieldsV1(fieldSetOfPaths(...paths));
        const read = fromFieldsV1(fields);
        expect(read === null ? null : toFieldsV1(read)).toEqual(fields);
      }),
    );
  });

  it.each([
    ["a text"],
    [null],
    [["f:a"]],
    [{ "f:a": 1 }],
    [{ "x:a": {} }],
    [{ a: {} }],
    [{ "f:a": { "f:b": null } }],
  ])("is not %j", (fields) => {
    expect(fromFieldsV1(fields)).toBeNull();
  });

  it("is not read when it nests without end", () => {
    let deep = {};
    for (let level = 0; level < 200; level += 1) deep = { "f:a": deep };
    expect(fromFieldsV1(deep)).toBeNull();
  });
});

describe("pathText", () => {
  it.each([
    [["f:spec", "f:http"], ".spec.http"],
    [["f:spec", "f:containers", 'k:{"name":"app"}', "f:image"], '.spec.containers[name="app"].image'],
    [["f:ports", 'k:{"port":80,"protocol":"TCP"}'], '.ports[port=80,protocol="TCP"]'],
    [["f:finalizers", 'v:"x"'], '.finalizers[="x"]'],
    [["f:list", "i:3"], ".list[3]"],
    [["f:list", "k:{broken"], ".list[{broken]"],
  ])("words %j as conflicts do", (path, text) => {
    expect(pathText(path)).toBe(text);
  });
});
