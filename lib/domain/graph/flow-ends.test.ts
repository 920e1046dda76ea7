import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { row } from "@/lib/testing/telemetry-row";
import { calledService } from "./called-service";
import { endKey, serviceKey } from "./flow";
import { flowEnds } from "./flow-ends";
import type { TelemetryRow } from "./telemetry-row";

const reviews = calledService(row());
const mirrored = row({
  sourceWorkload: "reviews-v1",
  sourceApp: "",
  sourceVersion: "v2",
  destinationWorkload: "productpage-v1",
});

describe("flowEnds", () => {
  it("makes one end of a workload, whichever side of whichever row names it", () => {
    const ends = flowEnds("Kubernetes");
    expect(ends.source(mirrored)).toBe(ends.destination(row(), reviews));
    expect(ends.source(row())).toBe(ends.source(row({ value: 2, sourceCluster: "" })));
    expect(ends.source(row())).not.toBe(ends.source(row({ sourceCluster: "west" })));
    expect(ends.source(row())).not.toBe(ends.source(row({ sourceNamespace: "other" })));
  });

  it("settles on one app and version, whatever the order of the rows", () => {
    const named = (rows: readonly TelemetryRow[]): unknown => {
      const ends = flowEnds("Kubernetes");
      for (const told of rows) ends.destination(told, reviews);
      const { app, version } = ends.destination(row({ destinationApp: "", destinationVersion: "" }), reviews);
      return { app, version };
    };
    const texts = fc.constantFrom("", "a", "b");
    const rows = fc.array(
      fc.record({ destinationApp: texts, destinationVersion: texts }).map((changes) => row(changes)),
    );
    fc.assert(
      fc.property(rows, (told) => {
        expect(named(told)).toEqual(named(told.toReversed()));
        const apps = told.map(({ destinationApp }) => destinationApp).filter(Boolean);
        expect(named(told)).toMatchObject({ app: apps.sort()[0] ?? "" });
      }),
    );
  });

  it("places what reached no workload where the service is, without the names of any workload", () => {
    const failed = row({ destinationWorkload: "", destinationNamespace: "", destinationApp: "stale" });
    expect(flowEnds("Kubernetes").destination(failed, reviews)).toMatchObject({
      namespace: "bookinfo",
      workload: "",
      app: "",
      version: "",
    });
  });
});

describe("keys", () => {
  it("tell ends apart by workload, and without one by app", () => {
    const end = { cluster: "c", namespace: "n", workload: "w", app: "a" };
    expect(endKey({ ...end, app: "b" })).toBe(endKey(end));
    expect(endKey({ ...end, workload: "" })).not.toBe(endKey({ ...end, workload: "", app: "b" }));
    expect(endKey({ ...end, workload: "", app: "w" })).not.toBe(endKey(end));
    expect(endKey({ ...end, namespace: "nw" })).not.toBe(endKey(end));
  });

  it("tell services apart by namespace and name, not by the host they were called by", () => {
    expect(serviceKey({ ...reviews, host: "reviews" })).toBe(serviceKey(reviews));
    expect(serviceKey({ ...reviews, namespace: "other" })).not.toBe(serviceKey(reviews));
    expect(serviceKey({ ...reviews, name: "ratings" })).not.toBe(serviceKey(reviews));
  });
});
