import { expect, it } from "vitest";
import { lostFields } from "./lost-fields";

const schema = {
  properties: { spec: { properties: { weight: {}, kind: { default: "Service" }, list: { items: {} } } } },
};
const base = { metadata: { name: "a", labels: { a: "" } }, spec: { weight: 0, list: [false, ""] } };

it.each([
  ["a zero that is gone", { ...base, spec: { list: [false, ""] } }, "/spec/weight: 0 became undefined"],
  ["an empty list that is gone", { ...base, spec: { weight: 0 } }, "/spec/list: "],
  ["a list that is shorter", { ...base, spec: { weight: 0, list: [false] } }, "/spec/list: "],
  ["another value", { ...base, spec: { weight: 0, list: [false, "x"] } }, "/spec/list/1: "],
  [
    "a field nobody asked for",
    { ...base, spec: { ...base.spec, extra: 1 } },
    "/spec/extra: undefined became 1",
  ],
  ["a label that is gone", { ...base, metadata: { name: "a", labels: {} } }, "/metadata/labels/a: "],
])("tells %s", (_what, written, told) => {
  const found = lostFields(base, written, schema);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(told);
});

it("takes defaults, what is the API server's own, and empty maps of labels as they are", () => {
  const wanted = { metadata: { name: "a", labels: {}, resourceVersion: "1" }, spec: {} };
  const written = { metadata: { name: "a", resourceVersion: "2", generation: 2 }, spec: { kind: "Service" } };
  expect(lostFields(wanted, written, schema)).toEqual([]);
});
