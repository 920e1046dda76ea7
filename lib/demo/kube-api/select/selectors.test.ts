import { describe, expect, it } from "vitest";
import type { K8sObject } from "../../world/k8s-object";
import { parseFieldSelector } from "./field-selector";
import { parseLabelSelector } from "./label-selector";
import type { ParsedFilter } from "./object-filter";

const object: K8sObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p", namespace: "n", labels: { app: "reviews", "app.kubernetes.io/name": "r" } },
  status: { phase: "Running" },
};
const outcome = (parsed: ParsedFilter): boolean | string =>
  parsed.ok ? parsed.matches(object) : parsed.problem;

describe("parseLabelSelector", () => {
  it.each([
    ["", true],
    ["app=reviews", true],
    ["app==reviews,app.kubernetes.io/name=r", true],
    ["app=ratings", false],
    ["app!=ratings", true],
    ["missing!=x", true],
    ["app in (ratings, reviews),app", true],
    ["app in (ratings)", false],
    ["app notin (ratings)", true],
    ["missing notin (x)", true],
    ["missing in (x)", false],
    ["app", true],
    ["!app", false],
    ["!missing", true],
    ["toString", false],
    ["app>3", false],
    ["app>x", 'unable to parse requirement: "app>x"'],
    ["app in (a", 'unable to parse requirement: "app in (a"'],
  ])("reads %j as Kubernetes does", (selector, expected) => {
    expect(outcome(parseLabelSelector(selector))).toBe(expected);
  });
});

describe("parseFieldSelector", () => {
  it.each([
    ["metadata.name=p,metadata.namespace=n", true],
    ["status.phase!=Running", false],
    ["status.phase=Running", true],
    ["spec.nodeName=", true],
    ["spec.secret=1", "field label not supported: spec.secret"],
    ["involvedObject.name=p", "field label not supported: involvedObject.name"],
    ["abc", "invalid selector: 'abc'; can't understand 'abc'"],
  ])("reads %j, and names a field that is not indexed", (selector, expected) => {
    expect(outcome(parseFieldSelector({ group: "", plural: "pods" }, selector))).toBe(expected);
  });
});
