import { expect, it } from "vitest";
import { simpleJsonPath } from "./simple-json-path";

const object = {
  spec: { hosts: ["a", "b"], replicas: 3 },
  status: {
    conditions: [
      { type: "Accepted", status: "True" },
      { type: "Ready", status: "False" },
    ],
  },
};

it.each([
  [".spec.replicas", [3]],
  [".spec.hosts", [["a", "b"]]],
  [".spec.hosts[*]", ["a", "b"]],
  [".spec.hosts[1]", ["b"]],
  [".spec.hosts[7]", []],
  ['.status.conditions[?(@.type=="Ready")].status', ["False"]],
  ['.status.conditions[?(@.type=="None")].status', []],
  [".status.none.deeper", []],
  ["", [object]],
])("reads %j of an object", (path, values) => {
  expect(simpleJsonPath(object, path)).toEqual(values);
});

it.each(["..name", ".spec[", "spec", ".spec.hosts[?(@ == 1)]"])(
  "finds nothing at %j, which is another form",
  (path) => {
    expect(simpleJsonPath(object, path)).toEqual([]);
  },
);
