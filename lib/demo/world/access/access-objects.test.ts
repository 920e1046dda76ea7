import { describe, expect, it } from "vitest";
import { objectsIn, textsIn } from "../read-json";
import { accessObjects } from "./access-objects";
import { demoUsers } from "./demo-users";

const objects = accessObjects(["bookinfo", "shop"]);
const rulesOf = (name: string): ReturnType<typeof objectsIn> =>
  objectsIn(
    objects.find(({ kind, metadata }) => kind === "ClusterRole" && metadata.name === name)?.["rules"],
  );
const grants = (name: string, group: string, resource: string, verb: string): boolean =>
  rulesOf(name).some(
    (rule) =>
      textsIn(rule["apiGroups"]).includes(group) &&
      textsIn(rule["resources"]).some((one) => one === resource || one === "*") &&
      textsIn(rule["verbs"]).includes(verb),
  );

describe("accessObjects", () => {
  it.each([
    ["view", "", "pods/log", "get", true],
    ["view", "", "secrets", "get", false],
    ["view", "networking.istio.io", "virtualservices", "list", true],
    ["view", "networking.istio.io", "virtualservices", "patch", false],
    ["edit", "", "secrets", "get", true],
    ["edit", "security.istio.io", "authorizationpolicies", "create", true],
    ["edit", "gateway.networking.k8s.io", "httproutes", "delete", true],
    ["edit", "rbac.authorization.k8s.io", "roles", "create", false],
    ["admin", "rbac.authorization.k8s.io", "roles", "create", true],
    ["admin", "", "pods", "list", true],
  ])("%s in group %j: %s %s is %s", (role, group, resource, verb, expected) => {
    expect(grants(role, group, resource, verb)).toBe(expected);
  });

  it("binds nobody in a namespace that the cluster has not", () => {
    const namespaces = new Set(accessObjects(["shop"]).flatMap(({ metadata }) => metadata.namespace ?? []));
    expect(namespaces).toEqual(new Set(["shop"]));
  });

  it("names no object twice", () => {
    const names = objects.map(({ kind, metadata }) => `${kind}/${metadata.namespace ?? ""}/${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("demoUsers", () => {
  it("gives each namespace a viewer, and no name to two users", () => {
    const names = demoUsers(["shop", "mesh", "bookinfo", "shop"]).map(({ name }) => name);
    expect(names).toEqual([
      "demo-admin",
      "mesh-viewer",
      "bookinfo-viewer",
      "bookinfo-workloads",
      "bookinfo-editor",
      "shop-viewer",
    ]);
  });
});
