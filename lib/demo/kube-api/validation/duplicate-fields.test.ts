import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplicateFields } from "./duplicate-fields";

describe("duplicateFields", () => {
  it.each<readonly [string, readonly string[]]>([
    ['{"a":1,"b":2}', []],
    ['{"a":1,"a":2}', ["a"]],
    ['{"a":1,"a":2,"a":3}', ["a"]],
    [
      '{"metadata":{"name":"a","name":"b"},"spec":{"hosts":["a"],"hosts":["b"]}}',
      ["metadata.name", "spec.hosts"],
    ],
    ['{"spec":{"http":[{},{"x":1,"x":2}]}}', ["spec.http[1].x"]],
    ['{"a":{"x":1},"b":{"x":1}}', []],
    ['{"a":"a\\":1,\\"a","b":{}}', []],
    ['{"a":1,"\\u0061":2}', ["a"]],
    ['[{"a":[1,2,{"b":1,"b":2}]}]', ["[0].a[2].b"]],
    ["", []],
    ['"text"', []],
  ])("finds in %s: %j", (json, paths) => {
    expect(duplicateFields(json)).toEqual(paths);
  });

  it("finds none in what JSON.stringify writes, whatever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(duplicateFields(JSON.stringify(value))).toEqual([]);
      }),
    );
  });
});
