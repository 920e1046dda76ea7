import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { row } from "@/lib/testing/telemetry-row";
import type { Flow } from "./flow";
import { reconcile } from "./reconcile";
import { stitchWaypoints } from "./stitch-waypoints";
import type { Measure, TelemetryRow } from "./telemetry-row";

const waypoints = [{ namespace: "bookinfo", workload: "waypoint" }];
const tcp = { dataplane: "ztunnel", protocol: "tcp", code: "" } as const;

function into(source: string, value: number, changes: Partial<TelemetryRow> = {}): TelemetryRow {
  const ends = { sourceWorkload: source, destinationWorkload: "waypoint" };
  return row({ ...tcp, measure: "tcpToServer", ...ends, value, ...changes });
}
function out(destination: string, value: number, changes: Partial<TelemetryRow> = {}): TelemetryRow {
  const ends = { sourceWorkload: "waypoint", destinationWorkload: destination };
  return row({ ...tcp, reporter: "destination", measure: "tcpToServer", ...ends, value, ...changes });
}

const flows = (rows: readonly TelemetryRow[]): readonly Flow[] =>
  reconcile(rows, graphContext({ waypoints }));
const names = (found: readonly Flow[]): string[] =>
  found.map(
    ({ source, destination, service }) => `${source.workload}>${destination.workload} by ${service.name}`,
  );
const total = (found: readonly Flow[], side: "client" | "server", measure: Measure): number =>
  found.reduce((sum, flow) => sum + (flow[side]?.totals[measure] ?? 0), 0);

describe("stitchWaypoints", () => {
  it("leaves flows alone where there is no waypoint", () => {
    const hops = reconcile([into("a", 1), out("b", 1)], graphContext());
    expect(stitchWaypoints(hops, [])).toBe(hops);
    expect(names(hops)).toEqual(["a>waypoint by reviews", "waypoint>b by reviews"]);
  });

  it("joins several sources with the one destination behind the waypoint", () => {
    const joined = flows([into("a", 30), into("b", 10), out("reviews-v1", 36)]);
    expect(names(joined)).toEqual(["a>reviews-v1 by reviews", "b>reviews-v1 by reviews"]);
    expect(joined.map(({ server }) => server?.totals.tcpToServer)).toEqual([27, 9]);
  });

  it("joins the hops of each service apart", () => {
    const db = { destinationService: "db" };
    expect(names(flows([into("a", 1), into("a", 1, db), out("reviews-v1", 1), out("db-0", 1, db)]))).toEqual([
      "a>db-0 by db",
      "a>reviews-v1 by reviews",
    ]);
  });

  it("keeps a hop whose other half nobody reports", () => {
    expect(names(flows([into("a", 1)]))).toEqual(["a>waypoint by reviews"]);
    expect(names(flows([out("reviews-v1", 1)]))).toEqual(["waypoint>reviews-v1 by reviews"]);
  });

  it("does not guess the service of a nameless hop where the hops in name two", () => {
    const nameless = { destinationService: "", destinationServiceNamespace: "" };
    const found = flows([into("a", 1), into("a", 1, { destinationService: "db" }), out("b", 1, nameless)]);
    expect(names(found)).toEqual(["a>waypoint by db", "a>waypoint by reviews", "waypoint>b by "]);
  });

  it("takes a workload of another namespace that is named like a waypoint for none", () => {
    const other = { destinationNamespace: "other", sourceNamespace: "other" };
    expect(flows([into("a", 1, other), out("b", 1, other)])).toHaveLength(2);
  });

  it("knows mutual TLS from the server at the end of the joined hops", () => {
    const secured = { securityPolicy: "mutual_tls" };
    expect(flows([into("a", 8), out("b", 8, secured)])).toMatchObject([{ server: { mutualTls: 8 } }]);
  });

  it("keeps every byte either side reported", () => {
    const rates = fc.array(fc.integer({ min: 1, max: 800 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rates, rates, (ins, outs) => {
        const rows = [
          ...ins.map((value, index) => into(`from-${index}`, value)),
          ...outs.map((value, index) => out(`to-${index}`, value)),
        ];
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        expect(total(flows(rows), "client", "tcpToServer")).toBeCloseTo(sum(ins), 9);
        expect(total(flows(rows), "server", "tcpToServer")).toBeCloseTo(sum(outs), 9);
      }),
    );
  });
});
