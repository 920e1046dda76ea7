import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { row } from "@/lib/testing/telemetry-row";
import {
  addReport,
  addRow,
  emptyReport,
  errorRate,
  hasTraffic,
  shareIn,
  shareOf,
  sumReports,
  type Report,
} from "./report";
import { MEASURES, type TelemetryRow } from "./telemetry-row";

function reportOf(...rows: readonly Partial<TelemetryRow>[]): Report {
  const report = emptyReport();
  for (const changes of rows) addRow(report, row(changes));
  return report;
}

/** Reports whose figures are eighths, so that sums and halves are exact. */
const reports = fc
  .array(
    fc.record({
      measure: fc.constantFrom(...MEASURES),
      code: fc.constantFrom("200", "503"),
      reporter: fc.constantFrom("source", "destination"),
      securityPolicy: fc.constantFrom("", "none", "mutual_tls"),
      value: fc.integer({ min: 1, max: 800 }).map((eighths) => eighths / 8),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) => reportOf(...rows));

describe("addRow", () => {
  it("adds each measure to its own total", () => {
    for (const measure of MEASURES) {
      const { totals } = reportOf({ measure, value: 2 }, { measure, value: 3 });
      for (const other of MEASURES) expect(totals[other]).toBe(other === measure ? 5 : 0);
    }
  });

  it("tells codes and flags apart, of requests only", () => {
    const report = reportOf(
      { value: 1 },
      { value: 2 },
      { value: 4, flags: "UO" },
      { value: 8, code: "503" },
      { value: 99, code: "404", measure: "durationCount" },
    );
    expect(report.codes).toEqual([
      { code: "200", flags: "", requestsPerSecond: 3 },
      { code: "200", flags: "UO", requestsPerSecond: 4 },
      { code: "503", flags: "", requestsPerSecond: 8 },
    ]);
  });

  it("keeps the flags of TCP connections, which have no code and no rate", () => {
    const tcp = { measure: "tcpToServer", code: "", value: 7 } as const;
    expect(reportOf(tcp, { ...tcp, flags: "UF" }).codes).toEqual([
      { code: "", flags: "UF", requestsPerSecond: 0 },
    ]);
  });

  it.each<[string, Partial<TelemetryRow>, [number, number]]>([
    ["a server", { reporter: "destination", securityPolicy: "mutual_tls" }, [1, 0]],
    ["a server of plain text", { reporter: "destination", securityPolicy: "none" }, [0, 1]],
    ["a waypoint", { reporter: "waypoint", securityPolicy: "mutual_tls" }, [1, 0]],
    ["a server that does not know", { reporter: "destination" }, [0, 0]],
    ["no client", { reporter: "source", securityPolicy: "mutual_tls" }, [0, 0]],
    [
      "requests and bytes of connections only",
      { reporter: "destination", securityPolicy: "none", measure: "requestBytes" },
      [0, 0],
    ],
  ])("learns a connection's security from %s", (_, changes, [mutualTls, plaintext]) => {
    expect(reportOf(changes)).toMatchObject({ mutualTls, plaintext });
  });
});

describe("sums and shares of reports", () => {
  it("leaves what it adds up as it is, and has none for none", () => {
    const [a, b] = [reportOf({ value: 1 }), reportOf({ value: 2 })];
    expect(sumReports([a, b])?.totals.requests).toBe(3);
    expect([a.totals.requests, b.totals.requests]).toEqual([1, 2]);
    expect(a.codes[0]?.requestsPerSecond).toBe(1);
    expect(sumReports([])).toBeNull();
  });

  it("adds up in any order to the same", () => {
    fc.assert(
      fc.property(reports, reports, (a, b) => {
        const [ab, ba] = [sumReports([a, b]), sumReports([b, a])];
        expect(ab?.totals).toEqual(ba?.totals);
        expect(new Set(ab?.codes)).toEqual(new Set(ba?.codes));
        expect([ab?.mutualTls, ab?.plaintext]).toEqual([ba?.mutualTls, ba?.plaintext]);
      }),
    );
  });

  it("makes a whole again of its parts", () => {
    fc.assert(
      fc.property(reports, fc.constantFrom(0.5, 0.25, 0.125), (whole, share) => {
        const [part, rest] = [shareOf(whole, share), shareOf(whole, 1 - share)];
        const sum = emptyReport();
        for (const piece of [part, rest]) if (piece) addReport(sum, piece);
        expect(sum).toEqual(whole);
      }),
    );
    expect(shareOf(null, 0.5)).toBeNull();
  });

  it("has shares that make one, where there is traffic", () => {
    fc.assert(
      fc.property(reports, reports, (a, b) => {
        const total = sumReports([a, b]);
        if (!total) throw new Error("expected a sum");
        expect(shareIn(a, total) + shareIn(b, total)).toBeCloseTo(hasTraffic(total) ? 1 : 0, 9);
      }),
    );
  });

  it.each<[string, Partial<TelemetryRow>, boolean]>([
    ["requests", {}, true],
    ["bytes of connections to the server", { measure: "tcpToServer" }, true],
    ["bytes of connections to the client", { measure: "tcpToClient" }, true],
    ["messages of a stream", { measure: "responseMessages" }, true],
    ["response times", { measure: "durationSumMs" }, false],
    ["bytes of requests", { measure: "requestBytes" }, false],
  ])("takes %s for traffic: %j", (_, changes, expected) => {
    expect(hasTraffic(reportOf(changes))).toBe(expected);
  });

  it("shares by requests before messages", () => {
    const quiet = reportOf({ value: 1 }, { measure: "requestMessages", value: 9 });
    const busy = reportOf({ value: 3 });
    expect(shareIn(quiet, reportOf({ value: 4 }, { measure: "requestMessages", value: 9 }))).toBe(0.25);
    expect(shareIn(busy, emptyReport())).toBe(0);
  });

  it("counts errors by protocol", () => {
    const report = reportOf({ code: "0", value: 1 }, { code: "503", value: 2 }, { code: "14", value: 4 });
    expect([errorRate(report, "http"), errorRate(report, "grpc")]).toEqual([3, 6]);
  });
});
