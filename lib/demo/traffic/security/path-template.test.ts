import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPathTemplate, pathTemplate } from "./path-template";

/** https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation */
describe("pathTemplate", () => {
  it.each([
    ["/foo/{*}", "/foo/bar", true],
    ["/foo/{*}", "/foo/bar/baz", false],
    ["/foo/{*}", "/foo/", false],
    ["/foo/{*}", "/foo", false],
    ["/foo/{*}/bar", "/foo/x/bar", true],
    ["/foo/{*}/bar", "/foo/x/baz", false],
    ["/{*}/{*}", "/a/b", true],
    ["/foo/{**}", "/foo/bar", true],
    ["/foo/{**}", "/foo/bar/baz", true],
    ["/foo/{**}", "/foo/", true],
    ["/foo/{**}", "/foo", false],
    ["/foo/{**}/", "/foo/bar/", true],
    ["/foo/{**}/", "/foo/bar/baz.txt/", true],
    ["/foo/{**}/", "/foo//", true],
    ["/foo/{**}/", "/foo/bar", false],
    ["/foo/{*}/bar/{**}", "/foo/x/bar/y/z", true],
    ["/foo/{*}/bar/{**}", "/foo/x/y/bar/z", false],
    ["/{**}/end", "/a/b/end", true],
    ["/{**}/end", "/a/b/ending", false],
  ])("%s matches %s: %s", (template, path, expected) => {
    expect(pathTemplate(template)?.(path)).toBe(expected);
  });

  it.each(["/foo{*}", "/{*}bar", "/{**}/{*}", "/{**}/{**}", "/{**}x"])("is no template: %s", (template) => {
    expect(isPathTemplate(template)).toBe(true);
    expect(pathTemplate(template)).toBeNull();
  });

  it("matches every path of as many segments by as many operators", () => {
    const segment = fc.stringMatching(/^[a-z0-9.]{1,8}$/);
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 6 }), (segments) => {
        const path = `/${segments.join("/")}`;
        expect(pathTemplate(`/${segments.map(() => "{*}").join("/")}`)?.(path)).toBe(true);
        expect(pathTemplate("/{**}")?.(path)).toBe(true);
      }),
    );
  });
});
