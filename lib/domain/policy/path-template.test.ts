import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathTemplate } from "@/lib/demo/traffic/security/path-template";
import { fitsTemplate, isPathTemplate, isValidTemplate } from "./path-template";

// https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation
describe("fitsTemplate", () => {
  it.each([
    ["/items/{*}", "/items/7", true],
    ["/items/{*}", "/items/", false],
    ["/items/{*}", "/items/7/stock", false],
    ["/items/{*}/stock", "/items/7/stock", true],
    ["/admin/{**}", "/admin/users/3", true],
    ["/admin/{**}", "/admin/", true],
    ["/admin/{**}", "/admin", false],
    ["/{**}/stock", "/items/7/stock", true],
    ["/{**}/stock", "/stock", false],
    ["/{*}/{**}/stock", "/items/7/8/stock", true],
    ["/{**}/{*}", "/a/b", false],
    ["/x{*}", "/xa", false],
  ])("%s of %s is %s", (template, path, expected) => {
    expect(fitsTemplate(template, path)).toBe(expected);
  });

  it("agrees with the simulated mesh on every template and path", () => {
    const part = fc.constantFrom("a", "b", "{*}", "{**}", "", "x{*}");
    const text = (of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      fc.array(of, { minLength: 1, maxLength: 5 }).map((parts) => `/${parts.join("/")}`);
    fc.assert(
      fc.property(text(part), text(fc.constantFrom("a", "b", "", "c")), (template, path) => {
        const judge = pathTemplate(template);
        expect(isValidTemplate(template)).toBe(judge !== null);
        expect(fitsTemplate(template, path)).toBe(judge?.(path) ?? false);
      }),
      { numRuns: 1_000 },
    );
  });
});

it("tells templates from other paths by their operators", () => {
  expect(["/a/{*}", "/{**}", "/a*", "/{a}"].map(isPathTemplate)).toEqual([true, true, false, false]);
});
