import { describe, expect, it } from "vitest";
import { exportsOr, isExportedTo } from "./exported-to";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
describe("isExportedTo", () => {
  it.each([
    [["*"], "other", true],
    [["."], "shop", true],
    [["."], "other", false],
    [["other"], "other", true],
    [["other"], "shop", false],
    [["other", "."], "shop", true],
    [["~"], "shop", false],
    [[], "shop", false],
  ])("of %j written in shop, in %s", (exportTo, namespace, expected) => {
    expect(isExportedTo(exportTo, "shop", namespace)).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig
describe("exportsOr", () => {
  it("prefers what is written to the mesh's default, and everywhere to nothing", () => {
    expect(exportsOr(["."], ["~"])).toEqual(["."]);
    expect(exportsOr([], ["~"])).toEqual(["~"]);
    expect(exportsOr([], [])).toEqual(["*"]);
  });
});
