import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { row } from "@/lib/testing/telemetry-row";
import { groupPairs } from "./group-pairs";
import type { Pair } from "./pair";
import { splitServices } from "./split-services";
import type { TelemetryRow } from "./telemetry-row";

const server = (value: number, destinationService = "reviews"): TelemetryRow =>
  row({ reporter: "destination", securityPolicy: "mutual_tls", value, destinationService });
const client = (value: number, destinationService = "reviews"): TelemetryRow =>
  row({ value, destinationService });

function onlyPair(rows: readonly TelemetryRow[]): Pair {
  const [pair, ...others] = groupPairs(rows, "Kubernetes");
  if (!pair || others.length > 0) throw new Error("expected exactly one pair");
  return pair;
}

describe("splitServices", () => {
  it("splits the server's security, bytes and codes as it splits its requests", () => {
    const bytes = row({ reporter: "destination", measure: "requestBytes", value: 40 });
    const flows = splitServices(onlyPair([client(3), client(1, "beta"), server(8), bytes]));
    expect(
      flows.map(({ service, server: part }) => [service.name, part?.mutualTls, part?.totals.requestBytes]),
    ).toEqual([
      ["reviews", 6, 30],
      ["beta", 2, 10],
    ]);
    expect(flows[1]?.server?.codes).toEqual([{ code: "200", flags: "", requestsPerSecond: 2 }]);
  });

  it("lets the waypoint's services stand where no client reports", () => {
    const waypoint = row({ reporter: "waypoint", destinationService: "beta", value: 2 });
    const [flow, ...others] = splitServices(onlyPair([waypoint, server(5)]));
    expect(others).toEqual([]);
    expect(flow).toMatchObject({ service: { name: "beta" }, client: null });
    expect(flow?.edge).toBe(flow?.waypoint);
    expect(flow?.inbound).toBe(flow?.server);
  });

  it("does not let a client that reports no traffic decide", () => {
    const timesOnly = row({ measure: "durationCount", destinationService: "beta" });
    expect(splitServices(onlyPair([timesOnly, server(5)]))).toMatchObject([
      { service: { name: "reviews" }, client: null },
    ]);
  });

  it("neither loses nor invents anything a side reported", () => {
    const rates = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 4 });
    fc.assert(
      fc.property(rates, rates, (ofClient, ofServer) => {
        const rows = [
          ...ofClient.map((value, index) => client(value, `service-${index}`)),
          ...ofServer.map((value, index) => server(value, `service-${index + 2}`)),
        ];
        if (rows.length === 0) return;
        const flows = splitServices(onlyPair(rows));
        for (const [side, told] of [
          ["client", ofClient],
          ["server", ofServer],
        ] as const) {
          const shown = flows.reduce((sum, flow) => sum + (flow[side]?.totals.requests ?? 0), 0);
          expect(shown).toBeCloseTo(
            told.reduce((sum, value) => sum + value, 0),
            9,
          );
        }
      }),
    );
  });
});
