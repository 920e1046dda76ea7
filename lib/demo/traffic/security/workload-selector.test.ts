import { expect, it } from "vitest";
import { workloadSelector } from "./workload-selector";

/** https://istio.io/latest/docs/reference/config/type/workload-selector/ */
it.each([
  ["all pods without a selector", undefined, true],
  ["all pods for null", null, true],
  ["all pods for an empty selector", {}, true],
  ["pods that have all labels", { matchLabels: { app: "web", version: "v1" } }, true],
  ["no pod that lacks a label", { matchLabels: { app: "web", tier: "front" } }, false],
  ["no pod of another value", { matchLabels: { app: "api" } }, false],
  ["no pod by a value that is no text", { matchLabels: { app: 1 } }, false],
  ["no pod by what is no selector", "app=web", false],
])("workloadSelector selects %s", (_rule, selector, expected) => {
  const labels = new Map(Object.entries({ app: "web", version: "v1" }));
  expect(workloadSelector(selector)(labels)).toBe(expected);
});
