import { describe, expect, it } from "vitest";
import { withBasePath } from "./prepare-runtime";

describe("the base path placeholder", () => {
  it.each([
    ['href="/__MESHLENS_BASE__/_next/x.js"', "", 'href="/_next/x.js"'],
    ['href="/__MESHLENS_BASE__/_next/x.js"', "/mesh", 'href="/mesh/_next/x.js"'],
    ['"^\\\\/__MESHLENS_BASE__(?:/x)?$"', "", '"^(?:/x)?$"'],
    ['"^\\\\/__MESHLENS_BASE__(?:/x)?$"', "/a", '"^\\\\/a(?:/x)?$"'],
    ["/^\\/__MESHLENS_BASE__/", "/a", "/^\\/a/"],
    ["%2F__MESHLENS_BASE__", "/a/b", "%2Fa%2Fb"],
  ])("is replaced in %s for base %s", (text, base, expected) => {
    expect(withBasePath(text, base)).toBe(expected);
  });

  it("leaves no trace, whatever the base path", () => {
    expect(withBasePath('a "/__MESHLENS_BASE__" b \\/__MESHLENS_BASE__ c', "/mesh")).not.toContain(
      "__MESHLENS_BASE__",
    );
  });
});
