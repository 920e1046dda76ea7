import { expect, test } from "vitest";
import { editLabels, parseLabelEdit } from "./label-edit";

const object = {
  kind: "Sidecar",
  metadata: { name: "a", labels: { app: "a", old: "1" }, finalizers: [] },
  spec: { weight: 0 },
};
const edited = (text: string): unknown => editLabels(object, parseLabelEdit(text) ?? new Map());

test("labels are set and removed, and nothing else changes", () => {
  expect(edited("team=payments, old-  app.kubernetes.io/part-of=shop")).toEqual({
    ...object,
    metadata: {
      ...object.metadata,
      labels: { app: "a", team: "payments", "app.kubernetes.io/part-of": "shop" },
    },
  });
});

test("an empty value is a value", () => {
  expect(edited("team=")).toHaveProperty("metadata.labels.team", "");
});

test.each(["app=a", "missing-"])("%s changes nothing: the object is the very same", (text) => {
  expect(edited(text)).toBe(object);
});

test("an object without labels gets them", () => {
  expect(editLabels({ metadata: { name: "a" } }, new Map([["k", "v"]]))).toEqual({
    metadata: { name: "a", labels: { k: "v" } },
  });
});

test.each([
  "",
  " , ",
  "app",
  "=x",
  "-",
  "a b=c",
  "/a=b",
  "UPPER.example/a=b",
  "a=b/c",
  "a=-x",
  `a=${"x".repeat(64)}`,
])("%s is refused", (text) => {
  expect(parseLabelEdit(text)).toBeNull();
});
