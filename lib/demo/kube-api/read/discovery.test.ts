import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectsIn, textOr } from "../../world/read-json";
import { discover } from "./discovery";

const resources = (path: string): readonly JsonObject[] => objectsIn(discover(path)?.["resources"]);
const named = (path: string, name: string): JsonObject | undefined =>
  resources(path).find((resource) => resource["name"] === name);

describe("discover", () => {
  it("names a resource's kind, scope, verbs and short names", () => {
    expect(named("/apis/apps/v1", "deployments")).toEqual({
      name: "deployments",
      singularName: "deployment",
      namespaced: true,
      kind: "Deployment",
      verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
      shortNames: ["deploy"],
      categories: ["all"],
    });
  });

  it.each([
    ["/apis/apps/v1", "deployments/scale", { kind: "Scale", group: "autoscaling", version: "v1" }],
    ["/apis/apps/v1", "deployments/status", { kind: "Deployment", verbs: ["get", "patch", "update"] }],
    ["/api/v1", "pods/log", { kind: "Pod", verbs: ["get"] }],
    ["/api/v1", "pods/eviction", { kind: "Eviction", group: "policy", verbs: ["create"] }],
    ["/apis/networking.istio.io/v1", "virtualservices/status", { kind: "VirtualService" }],
  ])("lists in %s the subresource %s", (path, name, expected) => {
    expect(named(path, name)).toMatchObject({ ...expected, singularName: "" });
  });

  it("offers no writes of what is fixed, and no deletion of all namespaces at once", () => {
    expect(named("/apis/apiextensions.k8s.io/v1", "customresourcedefinitions")?.["verbs"]).toEqual([
      "get",
      "list",
      "watch",
    ]);
    expect(named("/api/v1", "namespaces")?.["verbs"]).not.toContain("deletecollection");
  });

  it("lists each group once, its preferred version first", () => {
    const groups = objectsIn(discover("/apis")?.["groups"]);
    const names = groups.map(({ name }) => textOr(name));
    expect(new Set(names).size).toBe(names.length);
    const istio = groups.find(({ name }) => name === "networking.istio.io");
    expect(istio?.["preferredVersion"]).toEqual({ groupVersion: "networking.istio.io/v1", version: "v1" });
  });

  it.each(["/apis/none.example.com", "/apis/apps/v9", "/other"])("does not know %s", (path) => {
    expect(discover(path)).toBeUndefined();
  });
});
