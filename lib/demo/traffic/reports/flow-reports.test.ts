import { describe, expect, it } from "vitest";
import fc from "fast-check";
import type { DataPlane } from "../model/data-plane";
import type { PodGroup } from "../model/pod-group";
import { type FlowPath, flowReports } from "./flow-reports";

const group = (workload: string, dataPlane: DataPlane): PodGroup => ({
  labels: new Map(),
  annotations: new Map(),
  end: {
    namespace: "shop",
    workload,
    app: workload,
    version: "v1",
    canonicalService: workload,
    canonicalRevision: "v1",
    serviceAccount: workload,
    dataPlane,
    pods: [{ name: `${workload}-0`, address: "10.1.0.1", node: "node-1" }],
    buckets: [],
  },
});

type Way = readonly [client: DataPlane, server: DataPlane | null, waypoint?: "waypoint"];

function told([client, server, waypoint]: Way, path: Partial<FlowPath> = {}): readonly string[] {
  return flowReports({
    client: group("web", client),
    server: server && group("api", server),
    waypoint: waypoint ? group("wp", "waypoint") : null,
    protocol: "http",
    refused: "",
    mtls: true,
    ...path,
  }).map(
    ({ reporter, by, source, destination, protocol }) =>
      `${reporter} by ${by.workload}: ${source.workload}>${destination?.workload ?? "?"} ${protocol}`,
  );
}

const SOURCE = "source by web: web>api http";
const SOURCE_TCP = "source by web: web>api tcp";
const DESTINATION = "destination by api: web>api http";
const DESTINATION_TCP = "destination by api: web>api tcp";
const TO_WAYPOINT = "source by web: web>wp tcp";
const WAYPOINT = "waypoint by wp: web>api http";
const FROM_WAYPOINT = "destination by api: wp>api tcp";

/** https://istio.io/latest/docs/reference/config/metrics/ and https://istio.io/latest/docs/ambient/architecture/data-plane/ */
describe("flowReports", () => {
  it.each<readonly [Way, readonly string[]]>([
    [
      ["sidecar", "sidecar"],
      [SOURCE, DESTINATION],
    ],
    [["sidecar", "none"], [SOURCE]],
    [["none", "sidecar"], [DESTINATION]],
    [["none", "none"], []],
    [
      ["gateway", "sidecar"],
      [SOURCE, DESTINATION],
    ],
    [["sidecar", "gateway"], [SOURCE]],
    [["sidecar", null], ["source by web: web>? http"]],
    [["none", null], []],
    [
      ["ztunnel", "ztunnel"],
      [SOURCE_TCP, DESTINATION_TCP],
    ],
    [["ztunnel", "none"], [SOURCE_TCP]],
    [["none", "ztunnel"], [DESTINATION_TCP]],
    [
      ["ztunnel", "sidecar"],
      [SOURCE_TCP, DESTINATION],
    ],
    [
      ["sidecar", "ztunnel"],
      [SOURCE, DESTINATION_TCP],
    ],
    [
      ["ztunnel", "ztunnel", "waypoint"],
      [TO_WAYPOINT, WAYPOINT, FROM_WAYPOINT],
    ],
    [
      ["ztunnel", "none", "waypoint"],
      [TO_WAYPOINT, WAYPOINT],
    ],
    [
      ["ztunnel", null, "waypoint"],
      [TO_WAYPOINT, "waypoint by wp: web>? http"],
    ],
    [
      ["ztunnel", "sidecar", "waypoint"],
      [TO_WAYPOINT, WAYPOINT, "destination by api: wp>api http"],
    ],
    [
      ["gateway", "ztunnel", "waypoint"],
      ["source by web: web>wp http", WAYPOINT, FROM_WAYPOINT],
    ],
  ])("tells of %j by %j", (way, expected) => {
    expect(told(way)).toEqual(expected);
  });

  it.each<readonly [FlowPath["refused"], Way, readonly string[]]>([
    ["atClient", ["sidecar", "sidecar"], [SOURCE]],
    ["atClient", ["none", "sidecar"], []],
    ["atClient", ["ztunnel", "ztunnel", "waypoint"], [TO_WAYPOINT]],
    ["atServerConnection", ["sidecar", "sidecar"], [SOURCE]],
    ["atServerConnection", ["none", "sidecar"], []],
    ["atServerConnection", ["none", "ztunnel"], [DESTINATION_TCP]],
    ["atServer", ["sidecar", "sidecar"], [SOURCE, DESTINATION]],
    ["atServer", ["none", "sidecar"], [DESTINATION]],
    ["atServer", ["ztunnel", "ztunnel"], [SOURCE_TCP, DESTINATION_TCP]],
    ["atServer", ["ztunnel", "ztunnel", "waypoint"], [TO_WAYPOINT, WAYPOINT, FROM_WAYPOINT]],
    ["atWaypoint", ["ztunnel", "ztunnel", "waypoint"], [TO_WAYPOINT, WAYPOINT]],
  ])("tells of what is refused %s between %j by %j", (refused, way, expected) => {
    expect(told(way, { refused })).toEqual(expected);
  });

  it("counts connections of tcp as such", () => {
    expect(told(["sidecar", "sidecar"], { protocol: "tcp" })).toEqual([SOURCE_TCP, DESTINATION_TCP]);
  });

  it("has a proxy tell of a flow once at most, and only proxies tell", () => {
    const plane = fc.constantFrom<DataPlane>("sidecar", "gateway", "waypoint", "ztunnel", "none");
    const refused = fc.constantFrom<FlowPath["refused"]>(
      "",
      "atClient",
      "atWaypoint",
      "atServerConnection",
      "atServer",
    );
    fc.assert(
      fc.property(
        plane,
        fc.option(plane),
        fc.boolean(),
        refused,
        fc.boolean(),
        (from, to, through, at, mtls) => {
          const reports = flowReports({
            client: group("web", from),
            server: to && group("api", to),
            waypoint: through ? group("wp", "waypoint") : null,
            protocol: "grpc",
            refused: at,
            mtls,
          });
          expect(new Set(reports.map(({ reporter }) => reporter)).size).toBe(reports.length);
          for (const { by, protocol } of reports) {
            expect(by.dataPlane).not.toBe("none");
            expect(protocol).toBe(by.dataPlane === "ztunnel" ? "tcp" : "grpc");
          }
        },
      ),
    );
  });
});
