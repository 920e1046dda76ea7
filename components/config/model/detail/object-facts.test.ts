import { expect, test } from "vitest";
import { objectFacts } from "./object-facts";

test("labels and annotations come by name, without kubectl's copy of the object", () => {
  const facts = objectFacts({
    apiVersion: "networking.istio.io/v1",
    metadata: {
      creationTimestamp: "1970-01-01T00:01:00Z",
      generation: 0,
      resourceVersion: "7",
      labels: { b: "2", a: "" },
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{}", note: "x" },
    },
  });
  expect(facts).toEqual({
    apiVersion: "networking.istio.io/v1",
    created: 60_000,
    generation: 0,
    resourceVersion: "7",
    labels: [
      ["a", ""],
      ["b", "2"],
    ],
    annotations: [["note", "x"]],
  });
});

test("an object that says nothing has no facts", () => {
  expect(objectFacts({ metadata: { creationTimestamp: 5 } })).toEqual({
    apiVersion: "",
    created: null,
    generation: null,
    resourceVersion: "",
    labels: [],
    annotations: [],
  });
});
