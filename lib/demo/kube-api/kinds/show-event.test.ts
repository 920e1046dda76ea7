import { expect, it } from "vitest";
import { ObjectStore } from "../store/object-store";
import { findResource } from "./find-kind";
import { showEvent } from "./show-event";

const event = {
  apiVersion: "v1",
  kind: "Event",
  metadata: { name: "e", namespace: "n" },
  involvedObject: { kind: "Pod", name: "p" },
  message: "m",
  reason: "Killing",
  type: "Normal",
  source: { component: "kubelet" },
  count: 2,
  firstTimestamp: "2026-01-01T00:00:00Z",
  lastTimestamp: "2026-01-01T00:01:00Z",
  reportingComponent: "kubelet",
};

it("shows a core Event under the names of events.k8s.io", () => {
  expect(showEvent(event)).toEqual({
    apiVersion: "events.k8s.io/v1",
    kind: "Event",
    metadata: { name: "e", namespace: "n" },
    regarding: { kind: "Pod", name: "p" },
    note: "m",
    reason: "Killing",
    type: "Normal",
    eventTime: null,
    deprecatedSource: { component: "kubelet" },
    deprecatedCount: 2,
    deprecatedFirstTimestamp: "2026-01-01T00:00:00Z",
    deprecatedLastTimestamp: "2026-01-01T00:01:00Z",
    reportingController: "kubelet",
  });
});

it("keeps the Events of both groups in one place", () => {
  const [core, view] = [findResource("", "v1", "events"), findResource("events.k8s.io", "v1", "events")];
  if (core === undefined || view === undefined) throw new Error("events are served");
  const store = new ObjectStore(0, 10);
  store.put(core, event);
  expect(store.get(view, "n", "e")?.metadata.resourceVersion).toBe("1");
  expect(store.list(view)).toHaveLength(1);
  expect(store.changesSince(view, 0)).toHaveLength(1);
  expect(view.columns).toBe(core.columns);
  store.remove(view, "n", "e");
  expect(store.get(core, "n", "e")).toBeUndefined();
});
