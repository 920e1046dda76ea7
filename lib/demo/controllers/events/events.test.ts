import { describe, expect, it } from "vitest";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import type { Happening } from "../controller";
import { eventExpiry } from "./event-expiry";
import { eventName, eventOf } from "./event-of";

const NOW = Date.parse("2026-01-02T03:04:05Z");
const HOUR = 3_600_000;
const pod: K8sObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web-1", namespace: "shop", uid: "u" },
};
const happening = (reason: string, about = pod): Happening => ({
  about,
  type: "Normal",
  reason,
  message: `${reason} of it`,
  component: "kubelet",
});

describe("eventOf", () => {
  it("names the object, the reason and who tells", () => {
    expect(eventOf(happening("Started"), undefined, NOW)).toMatchObject({
      kind: "Event",
      metadata: { namespace: "shop" },
      involvedObject: { apiVersion: "v1", kind: "Pod", namespace: "shop", name: "web-1", uid: "u" },
      reason: "Started",
      source: { component: "kubelet" },
      firstTimestamp: "2026-01-02T03:04:05Z",
      count: 1,
    });
  });

  it("counts the same happening in one Event and another in another", () => {
    const first = eventOf(happening("BackOff"), undefined, NOW);
    const again = eventOf(happening("BackOff"), first, NOW + 60_000);
    expect(again).toMatchObject({
      metadata: { name: first.metadata.name },
      count: 2,
      firstTimestamp: "2026-01-02T03:04:05Z",
      lastTimestamp: "2026-01-02T03:05:05Z",
    });
    expect(eventName(happening("Killing"))).not.toBe(first.metadata.name);
  });

  it("tells of an object without namespace in the namespace default", () => {
    const node: K8sObject = { apiVersion: "v1", kind: "Node", metadata: { name: "n" } };
    expect(eventOf(happening("NodeNotReady", node), undefined, NOW).metadata.namespace).toBe("default");
  });
});

describe("eventExpiry", () => {
  const told = (reason: string, at: number): K8sObject => eventOf(happening(reason), undefined, at);

  it("forgets an Event an hour after it was last told", () => {
    const view = objectsView([told("Old", NOW - HOUR), told("New", NOW - HOUR / 2)]);
    const { writes, wakeAt } = eventExpiry.reconcile(view, NOW);
    expect(writes).toMatchObject([{ op: "delete", object: { reason: "Old" } }]);
    expect(wakeAt).toBe(NOW + HOUR / 2);
  });

  it("keeps the latest 300 of a namespace", () => {
    const events = Array.from({ length: 310 }, (_, index) => told(`R${index}`, NOW - 1_000 * index));
    const { writes } = eventExpiry.reconcile(objectsView(events), NOW);
    expect(writes).toHaveLength(10);
    expect(writes[0]).toMatchObject({ object: { reason: "R309" } });
  });

  it("wants nothing where nothing was told", () => {
    expect(eventExpiry.reconcile(objectsView([]), NOW)).toEqual({ writes: [], wakeAt: null });
  });
});
