import { expect, test } from "vitest";
import { editableKind, isEditablePath } from "./editable-kinds";

test.each([
  ["VirtualService", true],
  ["Gateway.gateway.networking.k8s.io", true],
  ["Namespace", true],
  ["Deployment", true],
  ["Pod", false],
  ["ServiceAccount", false],
  ["Secret", false],
])("objects of %s can be changed: %s", (key, editable) => {
  expect(editableKind(key) !== undefined).toBe(editable);
});

test.each([
  ["VirtualService", "spec.http[0].route[0].weight", true],
  ["Namespace", "metadata.labels.istio-injection", true],
  ["Namespace", "metadata.labels", true],
  ["Deployment", 'spec.template.metadata.labels["sidecar.istio.io/inject"]', true],
  ["Deployment", "spec.template.metadata.annotations", true],
  ["Deployment", "spec.template.spec.containers[0].image", false],
  ["Deployment", "spec.replicas", false],
  ["Service", "spec.selector", false],
  ["Service", "metadata.labelsx", false],
])("of %s, %s is Meshlens' to change: %s", (kind, path, editable) => {
  expect(isEditablePath(kind, path)).toBe(editable);
});
