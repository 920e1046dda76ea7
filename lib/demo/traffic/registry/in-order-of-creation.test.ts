import { describe, expect, it } from "vitest";
import { demoConfig } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { inOrderOfCreation } from "./in-order-of-creation";

const made = (path: string, creationTimestamp: string): K8sObject => {
  const object = demoConfig("VirtualService", path, {});
  return { ...object, metadata: { ...object.metadata, creationTimestamp } };
};

// https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
describe("inOrderOfCreation", () => {
  it("puts the oldest first, those of one second by name and namespace", () => {
    const objects = [
      made("a/late", "2026-03-01T00:00:00Z"),
      made("b/x", "2026-02-01T00:00:00Z"),
      made("a/x", "2026-02-01T00:00:00Z"),
      made("c/a", "2026-02-01T00:00:00Z"),
      made("z/old", "2026-01-01T00:00:00Z"),
    ];
    const ordered = objects.toSorted(inOrderOfCreation).map(({ metadata }) => metadata.name);
    expect(ordered).toEqual(["old", "a", "x", "x", "late"]);
    expect(objects.toReversed().toSorted(inOrderOfCreation)).toEqual(objects.toSorted(inOrderOfCreation));
  });
});
