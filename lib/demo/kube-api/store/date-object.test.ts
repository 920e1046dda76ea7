import { describe, expect, it } from "vitest";
import { settledObjects } from "@/lib/testing/settled-objects";
import { bookinfo } from "../../world/scenarios/bookinfo/bookinfo";
import type { K8sObject } from "../../world/k8s-object";
import { objectsIn } from "../../world/read-json";
import { dateObject } from "./date-object";

const NOW = Date.parse("2026-01-20T12:00:00Z");
const HOUR = 3_600_000;
const objects = settledObjects(bookinfo().objects, NOW);
const created = (object: K8sObject | undefined): number =>
  Date.parse(object?.metadata.creationTimestamp ?? "");
const ofKind = (kind: string): readonly K8sObject[] => objects.filter((one) => one.kind === kind);

describe("dateObject", () => {
  it.each([
    ["Pod", 26, 26.5],
    ["ReplicaSet", 27, 27.5],
    ["Deployment", 72, 192],
    ["VirtualService", 72, 192],
    ["Namespace", 336, 432],
  ])("makes every %s %d to %d hours old", (kind, least, most) => {
    expect(ofKind(kind)).not.toEqual([]);
    for (const object of ofKind(kind)) {
      const hours = (NOW - created(object)) / HOUR;
      expect(hours).toBeGreaterThanOrEqual(least);
      expect(hours).toBeLessThanOrEqual(most + 1 / 3_600);
    }
  });

  it("makes nothing older than its owner or its namespace", () => {
    const byUid = new Map(objects.map((one) => [one.metadata.uid, one]));
    const namespaces = new Map(ofKind("Namespace").map((one) => [one.metadata.name, one]));
    for (const object of objects) {
      const [owner] = objectsIn(object.metadata["ownerReferences"]);
      const uid = owner?.["uid"];
      if (typeof uid === "string" && object.kind !== "EndpointSlice")
        expect(created(object)).toBeGreaterThan(created(byUid.get(uid)));
      const namespace = object.metadata.namespace;
      if (namespace !== undefined)
        expect(created(object)).toBeGreaterThan(created(namespaces.get(namespace)));
    }
  });

  it("gives the same object the same age at any start, and keeps a moment that is given", () => {
    const [first] = bookinfo().objects;
    if (!first) throw new Error("no objects");
    expect(NOW - created(dateObject(first, NOW))).toBe(NOW + HOUR - created(dateObject(first, NOW + HOUR)));
    const given = { ...first, metadata: { ...first.metadata, creationTimestamp: "2020-01-01T00:00:00Z" } };
    expect(dateObject(given, NOW)).toBe(given);
  });
});
