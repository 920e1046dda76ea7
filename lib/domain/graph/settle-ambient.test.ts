import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRow } from "@/lib/testing/arbitrary-row";
import { graphContext } from "@/lib/testing/graph-context";
import { row } from "@/lib/testing/telemetry-row";
import { groupPairs } from "./group-pairs";
import { reconcile } from "./reconcile";
import { settleAmbient, waypointTest } from "./settle-ambient";
import type { TelemetryRow } from "./telemetry-row";

const waypoints = [{ namespace: "back", workload: "back-workload-2" }];
const context = graphContext({ waypoints });

/** The requests of each flow that is not TCP, as each side reports them. */
function requests(rows: readonly TelemetryRow[]): unknown {
  return reconcile(rows, context)
    .filter(({ protocol }) => protocol !== "tcp")
    .map(({ source, destination, service, protocol, client, waypoint, server }) => [
      [source.key, destination.key, service.name, protocol],
      [client, waypoint, server].map((report) => report?.totals.requests ?? null),
    ]);
}

const bytes = (rows: readonly TelemetryRow[]): number =>
  reconcile(rows, context).reduce((sum, { edge }) => sum + edge.totals.tcpToServer, 0);

describe("settleAmbient", () => {
  it("returns the pairs themselves where no ztunnel reports", () => {
    const pairs = groupPairs([row(), row({ reporter: "waypoint" })], "Kubernetes");
    expect(settleAmbient(pairs, waypoints)).toBe(pairs);
  });

  it("never lets a ztunnel change what proxies told of requests", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow, { maxLength: 40 }), (rows) => {
        const proxies = rows.filter(({ dataplane }) => dataplane !== "ztunnel");
        expect(requests(rows)).toEqual(requests(proxies));
      }),
    );
  });

  it("never shows more bytes than were reported", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow, { maxLength: 40 }), (rows) => {
        const reported = rows
          .filter(({ protocol }) => protocol === "tcp")
          .reduce((sum, { value }) => sum + value, 0);
        expect(bytes(rows)).toBeLessThanOrEqual(reported + 1e-9);
      }),
    );
  });

  it("shows the bytes of a pair once, whether ztunnels, sidecars or both report them", () => {
    const tcp = { protocol: "tcp", code: "", measure: "tcpToServer", value: 50 } as const;
    const sides = ["source", "destination"].flatMap((reporter) => [
      row({ ...tcp, reporter }),
      row({ ...tcp, reporter, dataplane: "ztunnel" }),
    ]);
    const some = fc.subarray(sides, { minLength: 1 });
    fc.assert(
      fc.property(some, (rows) => {
        expect(bytes(rows)).toBe(50);
      }),
    );
  });
});

describe("waypointTest", () => {
  it("knows a waypoint by its namespace and name, in any cluster", () => {
    const isWaypoint = waypointTest(waypoints);
    const end = {
      key: "",
      cluster: "west",
      namespace: "back",
      workload: "back-workload-2",
      app: "",
      version: "",
    };
    expect(isWaypoint(end)).toBe(true);
    expect(isWaypoint({ ...end, namespace: "front" })).toBe(false);
    expect(isWaypoint({ ...end, workload: "back-workload-1" })).toBe(false);
    expect(waypointTest([])(end)).toBe(false);
  });
});
