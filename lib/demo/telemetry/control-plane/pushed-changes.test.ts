import { describe, expect, it } from "vitest";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { ChangeDetector, NO_CHANGES } from "./pushed-changes";

const versioned = (object: K8sObject, resourceVersion: string): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, resourceVersion },
});
const ROUTE = demoConfig("VirtualService", "shop/cart", {});
const SLICE: K8sObject = {
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  metadata: { name: "cart", namespace: "shop" },
};
const POD: K8sObject = { apiVersion: "v1", kind: "Pod", metadata: { name: "cart", namespace: "shop" } };
const BEFORE = [versioned(ROUTE, "5"), versioned(SLICE, "6"), versioned(POD, "7")];

describe("ChangeDetector", () => {
  it.each<[string, readonly K8sObject[], object]>([
    ["nothing", BEFORE, NO_CHANGES],
    ["configuration", [versioned(ROUTE, "9"), ...BEFORE.slice(1)], { configuration: true, endpoints: false }],
    ["configuration that is gone", BEFORE.slice(1), { configuration: true, endpoints: false }],
    [
      "a new service",
      [...BEFORE, versioned(demoService({ name: "cart" }), "9")],
      { configuration: true, endpoints: false },
    ],
    ["endpoints", [...BEFORE, versioned(SLICE, "9")], { configuration: false, endpoints: true }],
    ["something else", [...BEFORE, versioned(POD, "9")], NO_CHANGES],
  ])("sees a change of %s", (_what, after, changes) => {
    const detector = new ChangeDetector();
    expect(detector.changesIn(objectsView(BEFORE))).toEqual(NO_CHANGES);
    expect(detector.changesIn(objectsView(after))).toEqual(changes);
    expect(detector.changesIn(objectsView(after))).toEqual(NO_CHANGES);
  });
});
