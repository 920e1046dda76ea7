import { expect, it } from "vitest";
import { scopeWords } from "./scope-words";
import { strictPath } from "./strict-path";

it.each([
  ["", "", "mesh", "/mtls/strict"],
  ["shop", "", "namespace", "/mtls/strict?namespace=shop"],
  ["shop", "web", "workload", "/mtls/strict?namespace=shop&workload=web"],
])("namespace %j and workload %j are %s, at %s", (namespace, workload, scope, path) => {
  expect(scopeWords({ namespace, workload }).scope).toBe(scope);
  expect(strictPath(namespace, workload)).toBe(path);
});

it("keeps how far back the verdict looks", () => {
  expect(strictPath("", "", "7d")).toBe("/mtls/strict?lookback=7d");
});
