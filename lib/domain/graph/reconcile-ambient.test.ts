import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { row } from "@/lib/testing/telemetry-row";
import { reconcile } from "./reconcile";
import type { TelemetryRow } from "./telemetry-row";

const context = graphContext({ waypoints: [{ namespace: "bookinfo", workload: "waypoint" }] });
const tcp = { protocol: "tcp", code: "", measure: "tcpToServer" } as const;
const ztunnel = (changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  row({ ...tcp, dataplane: "ztunnel", value: 100, ...changes });
const intoWaypoint = (changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  ztunnel({ destinationWorkload: "waypoint", destinationApp: "waypoint", ...changes });
const outOfWaypoint = (changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  ztunnel({ reporter: "destination", sourceWorkload: "waypoint", sourceApp: "waypoint", ...changes });

/** "source>destination:protocol client/server" with the bytes (tcp) or requests each side reports. */
function flows(rows: readonly TelemetryRow[]): string[] {
  return reconcile(rows, context).map(({ source, destination, protocol, client, server }) => {
    const [clientRate, serverRate] = [client, server].map(
      (report) => report && report.totals[protocol === "tcp" ? "tcpToServer" : "requests"],
    );
    return `${source.workload}>${destination.workload || "?"}:${protocol} ${clientRate ?? "-"}/${serverRate ?? "-"}`;
  });
}

describe("reconcile in ambient mode", () => {
  it.each<[string, TelemetryRow[], string[]]>([
    [
      "keeps a pair that only ztunnels report",
      [ztunnel(), ztunnel({ reporter: "destination", value: 90 })],
      ["productpage-v1>reviews-v1:tcp 100/90"],
    ],
    [
      "lets requests supersede the ztunnel bytes of the same pair",
      [ztunnel(), ztunnel({ reporter: "destination" }), row({ reporter: "waypoint", value: 5 })],
      ["productpage-v1>reviews-v1:http -/-"],
    ],
    [
      "keeps TCP that a sidecar reports beside requests of the same pair",
      [row({ value: 5 }), row({ ...tcp, value: 70 })],
      ["productpage-v1>reviews-v1:http 5/-", "productpage-v1>reviews-v1:tcp 70/-"],
    ],
    [
      "pairs a sidecar's report of a connection with the ztunnel's at the other end",
      [row({ ...tcp, value: 70 }), ztunnel({ reporter: "destination", value: 71 })],
      ["productpage-v1>reviews-v1:tcp 70/71"],
    ],
    [
      "does not add a ztunnel's bytes to a sidecar's report of the same side",
      [row({ ...tcp, value: 70 }), ztunnel({ value: 70 })],
      ["productpage-v1>reviews-v1:tcp 70/-"],
    ],
    [
      "drops the hops through a waypoint that reports the requests itself",
      [intoWaypoint(), outOfWaypoint(), row({ reporter: "waypoint", value: 5 })],
      ["productpage-v1>reviews-v1:http -/-"],
    ],
    [
      "keeps a hop into a waypoint for a service of which the waypoint reports nothing",
      [intoWaypoint({ destinationService: "db" }), row({ reporter: "waypoint", value: 5 })],
      ["productpage-v1>reviews-v1:http -/-", "productpage-v1>waypoint:tcp 100/-"],
    ],
    [
      "keeps a hop out of a waypoint to a destination of which the waypoint reports nothing",
      [outOfWaypoint(), row({ sourceWorkload: "gateway", value: 5 })],
      ["gateway>reviews-v1:http 5/-", "waypoint>reviews-v1:tcp -/100"],
    ],
    [
      "joins the two hops of TCP through a waypoint",
      [intoWaypoint({ value: 100 }), outOfWaypoint({ value: 96 })],
      ["productpage-v1>reviews-v1:tcp 100/96"],
    ],
    [
      "joins hops where the second does not name the service",
      [
        intoWaypoint({ value: 100 }),
        outOfWaypoint({ value: 96, destinationService: "", destinationServiceNamespace: "" }),
      ],
      ["productpage-v1>reviews-v1:tcp 100/96"],
    ],
    [
      "shares one source's bytes among the destinations behind a waypoint",
      [
        intoWaypoint({ value: 100 }),
        outOfWaypoint({ value: 60 }),
        outOfWaypoint({ value: 20, destinationWorkload: "reviews-v2" }),
      ],
      ["productpage-v1>reviews-v1:tcp 75/60", "productpage-v1>reviews-v2:tcp 25/20"],
    ],
    [
      "leaves hops as they are where several sources and destinations make them ambiguous",
      [
        intoWaypoint(),
        intoWaypoint({ sourceWorkload: "gateway" }),
        outOfWaypoint(),
        outOfWaypoint({ destinationWorkload: "reviews-v2" }),
      ],
      [
        "gateway>waypoint:tcp 100/-",
        "productpage-v1>waypoint:tcp 100/-",
        "waypoint>reviews-v1:tcp -/100",
        "waypoint>reviews-v2:tcp -/100",
      ],
    ],
    [
      "does not let requests to one service of a namespace hide connections to another",
      [
        row({ reporter: "waypoint", destinationWorkload: "", destinationService: "api" }),
        ztunnel({ destinationWorkload: "", destinationService: "api" }),
        ztunnel({ destinationWorkload: "", destinationService: "db" }),
      ],
      ["productpage-v1>?:http -/-", "productpage-v1>?:tcp 100/-"],
    ],
  ])("%s", (_, rows, expected) => {
    expect(flows(rows)).toEqual(expected);
  });
});
