import { expect, it } from "vitest";
import type { AccessAttributes } from "../access-attributes";
import type { PolicyRule } from "./policy-rule";
import { ruleAllows } from "./rule-allows";

const rule = (more: Partial<PolicyRule>): PolicyRule => ({
  verbs: ["get"],
  apiGroups: [""],
  resources: ["pods"],
  resourceNames: [],
  nonResourceURLs: [],
  ...more,
});
const asked = (verb: string, what: string, name = "", group = ""): AccessAttributes => {
  const [resource = "", subresource = ""] = what.split("/");
  return { type: "resource", verb, group, resource, subresource, namespace: "bookinfo", name };
};
const path = (verb: string, url: string): AccessAttributes => ({ type: "path", verb, path: url });

it.each<readonly [string, Partial<PolicyRule>, AccessAttributes, boolean]>([
  ["the verb, group and resource", {}, asked("get", "pods"), true],
  ["no other verb", {}, asked("list", "pods"), false],
  ["no other group", {}, asked("get", "pods", "", "metrics.k8s.io"), false],
  ["no subresource by the resource", {}, asked("get", "pods/log"), false],
  ["no resource by the subresource", { resources: ["pods/log"] }, asked("get", "pods"), false],
  ["the subresource", { resources: ["pods/log"] }, asked("get", "pods/log"), true],
  [
    "all by stars",
    { verbs: ["*"], apiGroups: ["*"], resources: ["*"] },
    asked("bind", "x/y", "n", "g"),
    true,
  ],
  ["a subresource of any resource", { resources: ["*/scale"] }, asked("get", "deployments/scale"), true],
  ["not the resource by that", { resources: ["*/scale"] }, asked("get", "deployments"), false],
  ["no star within a resource", { resources: ["pods/*"] }, asked("get", "pods/log"), false],
  ["the named object", { resourceNames: ["a"] }, asked("get", "pods", "a"), true],
  ["no other object", { resourceNames: ["a"] }, asked("get", "pods", "b"), false],
  ["no list by a name", { verbs: ["list"], resourceNames: ["a"] }, asked("list", "pods"), false],
  ["a path", { nonResourceURLs: ["/livez"] }, path("get", "/livez"), true],
  ["no path below it", { nonResourceURLs: ["/livez"] }, path("get", "/livez/etcd"), false],
  ["paths below a star", { nonResourceURLs: ["/livez/*"] }, path("get", "/livez/etcd"), true],
  ["not what the star hangs on", { nonResourceURLs: ["/livez/*"] }, path("get", "/livez"), false],
  ["any path by a star", { nonResourceURLs: ["*"] }, path("get", "/x"), true],
  ["no path by resources", { resources: ["*"] }, path("get", "/x"), false],
  ["no other verb on a path", { nonResourceURLs: ["*"] }, path("post", "/x"), false],
])("a rule allows %s", (_what, more, attributes, expected) => {
  expect(ruleAllows(rule(more), attributes)).toBe(expected);
});
