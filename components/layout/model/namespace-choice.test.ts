import { expect, test } from "vitest";
import { namespaceOptions, toggleNamespace } from "./namespace-choice";

const visible = ["shop", "bookinfo"].map((name) => ({
  name,
  labels: {},
  dataplane: "sidecar" as const,
  workloads: 1,
}));

test("options are the visible namespaces by name, with what is chosen marked", () => {
  expect(namespaceOptions(visible, ["shop"], "").map(({ name, chosen }) => [name, chosen])).toEqual([
    ["bookinfo", false],
    ["shop", true],
  ]);
});

test("a chosen namespace that is gone can still be taken away", () => {
  expect(namespaceOptions(visible, ["gone"], "")).toContainEqual({ name: "gone", chosen: true, facts: null });
});

test("the filter finds parts of a name in any case", () => {
  expect(namespaceOptions(visible, [], " INFO").map(({ name }) => name)).toEqual(["bookinfo"]);
});

test("picking twice changes nothing", () => {
  expect(toggleNamespace(toggleNamespace(["a"], "b"), "b")).toEqual(["a"]);
});
