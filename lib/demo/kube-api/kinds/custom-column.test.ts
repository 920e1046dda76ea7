import { expect, it } from "vitest";
import { customColumn } from "./custom-column";

const NOW = Date.parse("2026-01-02T00:00:00Z");
const object = {
  apiVersion: "x/v1",
  kind: "X",
  metadata: { name: "x", creationTimestamp: "2026-01-01T23:00:00Z" },
  spec: { hosts: ["a", "b"], replicas: 2.7, ready: true, renewed: "2026-01-01T00:00:00Z", mode: "STRICT" },
};

it.each([
  ["string", ".spec.mode", "STRICT"],
  ["string", ".spec.hosts", '["a","b"]'],
  ["string", ".spec.hosts[*]", "a"],
  ["string", ".spec.replicas", "2.7"],
  ["integer", ".spec.replicas", 2],
  ["number", ".spec.replicas", 2.7],
  ["boolean", ".spec.ready", true],
  ["boolean", ".spec.mode", null],
  ["integer", ".spec.mode", null],
  ["date", ".spec.renewed", "24h"],
  ["date", ".spec.mode", "<invalid>"],
  ["date", ".metadata.creationTimestamp", "60m"],
  ["string", ".spec.none", null],
])("prints a %s at %s as the API server does", (type, jsonPath, expected) => {
  const column = customColumn({ name: "C", type, jsonPath, priority: 1, description: "d" });
  expect(column.read(object, NOW)).toBe(expected);
  expect(column).toMatchObject({ name: "C", type, description: "d", priority: 1 });
});

it("describes a column that says nothing of itself by its path", () => {
  const { description } = customColumn({ name: "C", type: "string", jsonPath: ".spec.mode" });
  expect(description).toBe("Custom resource definition column (in JSONPath format): .spec.mode");
});
