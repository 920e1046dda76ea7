import { expect, test } from "vitest";
import { entryFacts } from "./entry-facts";

const baseline = {
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: { name: "reviews", namespace: "bookinfo", resourceVersion: "7" },
};

test("a text that cannot be read is described by what was opened", () => {
  expect(entryFacts({ baseline, text: "a: [" }, { state: "invalid", problems: [] })).toMatchObject({
    ref: { kind: "VirtualService", namespace: "bookinfo", name: "reviews" },
    action: "update",
    text: "a: [",
    resourceVersion: "7",
    version: "v1",
  });
});

test("a new object is described by its text", () => {
  const object = { ...baseline, metadata: { name: "new", namespace: "shop" } };
  expect(entryFacts({ baseline: null, text: "x" }, { state: "object", object })).toMatchObject({
    ref: { name: "new", namespace: "shop" },
    action: "create",
    original: "",
    resourceVersion: "",
  });
});

test("a delete shows what is deleted, without what the API server adds", () => {
  const facts = entryFacts({ baseline, text: null }, { state: "delete", object: baseline });
  expect(facts).toMatchObject({ action: "delete", text: facts.original });
  expect(facts.text).not.toContain("resourceVersion");
});
