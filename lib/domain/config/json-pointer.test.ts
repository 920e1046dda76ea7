import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonPointer, pointerTokens } from "./json-pointer";

describe("jsonPointer", () => {
  it.each<[string, (string | number)[]]>([
    ["", []],
    ["/spec/http/0/weight", ["spec", "http", 0, "weight"]],
    ["/metadata/labels/app.kubernetes.io~1name", ["metadata", "labels", "app.kubernetes.io/name"]],
    ["/a~01", ["a~1"]],
    ["/", [""]],
  ])("writes %j", (pointer, path) => {
    expect(jsonPointer(path)).toBe(pointer);
    expect(pointerTokens(pointer)).toEqual(path.map(String));
  });

  it("is turned round by its tokens", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        expect(pointerTokens(jsonPointer(path))).toEqual(path);
      }),
    );
  });

  it.each(["a", "a/b", "/~", "/~2", "/a~"])("reads no tokens from %j", (text) => {
    expect(pointerTokens(text)).toBeNull();
  });
});
