import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { isGranted } from "./is-granted";

describe("a reference to another namespace", () => {
  const route = specObject("HTTPRoute", "shop/a");
  const target = { group: "", kind: "Service", namespace: "other", name: "api" };
  const trusted = { group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" };
  const given = { group: "", kind: "Service" };
  const grant = (
    from: readonly JsonObject[],
    to: readonly JsonObject[],
    path = "other/grant",
  ): ClusterObject => specObject("ReferenceGrant", path, { from, to });

  it.each<[string, readonly ClusterObject[], boolean]>([
    ["without a grant", [], false],
    ["with one for all of a kind", [grant([trusted], [given])], true],
    ["with one by name", [grant([trusted], [{ ...given, name: "api" }])], true],
    ["with one by another name", [grant([trusted], [{ ...given, name: "web" }])], false],
    [
      "with one of several entries",
      [grant([{ ...trusted, namespace: "x" }, trusted], [{ ...given, kind: "Secret" }, given])],
      true,
    ],
    ["with one for another namespace", [grant([{ ...trusted, namespace: "x" }], [given])], false],
    ["with one for another group", [grant([{ ...trusted, group: "" }], [given])], false],
    ["with one to another kind", [grant([trusted], [{ ...given, kind: "Secret" }])], false],
    ["with halves in two grants", [grant([trusted], []), grant([], [given], "other/second")], false],
    ["with one in another namespace", [grant([trusted], [given], "third/grant")], false],
  ])("%s: %s", (_case, grants, granted) => {
    expect(isGranted(meshViewOf(grants), route, target)).toBe(granted);
  });

  it("is not needed in its own", () => {
    expect(isGranted(meshViewOf([]), route, { ...target, namespace: "shop" })).toBe(true);
  });
});
