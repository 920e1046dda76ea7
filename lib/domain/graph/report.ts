import { isErrorCode } from "../health/is-error-code";
import type { Protocol } from "./graph";
import { MEASURES, type Measure, type TelemetryRow } from "./telemetry-row";

/** Additive figures of one reporter (or of several, summed). Rates per second; durationSumMs in milliseconds per second. */
export interface Report {
  readonly totals: Record<Measure, number>;
  /** By code and flags. On tcp only flags are known and the rate is 0. */
  readonly codes: { readonly code: string; readonly flags: string; requestsPerSecond: number }[];
  /** Requests, on tcp bytes, per second whose connection was mutual TLS, and whose connection was plain text. */
  mutualTls: number;
  plaintext: number;
}

/** A report without figures. */
export function emptyReport(): Report {
  return {
    totals: {
      requests: 0,
      tcpToServer: 0,
      tcpToClient: 0,
      durationSumMs: 0,
      durationCount: 0,
      requestBytes: 0,
      responseBytes: 0,
      requestMessages: 0,
      responseMessages: 0,
    },
    codes: [],
    mutualTls: 0,
    plaintext: 0,
  };
}

function addCode(report: Report, code: string, flags: string, rate: number): void {
  const entry = report.codes.find((held) => held.code === code && held.flags === flags);
  if (entry) entry.requestsPerSecond += rate;
  else report.codes.push({ code, flags, requestsPerSecond: rate });
}

/** Adds one row of telemetry to the report. */
export function addRow(report: Report, row: TelemetryRow): void {
  report.totals[row.measure] += row.value;
  const isTcp = row.measure === "tcpToServer" || row.measure === "tcpToClient";
  if (row.measure === "requests") addCode(report, row.code, row.flags, row.value);
  else if (!isTcp) return;
  else if (row.flags !== "") addCode(report, "", row.flags, 0);
  // Only server proxies know the policy of a connection; a client's label is always "unknown".
  if (row.reporter === "source") return;
  if (row.securityPolicy === "mutual_tls") report.mutualTls += row.value;
  else if (row.securityPolicy === "none") report.plaintext += row.value;
}

/** Adds a share (0 to 1) of another report. */
export function addReport(report: Report, other: Report, share = 1): void {
  for (const measure of MEASURES) report.totals[measure] += other.totals[measure] * share;
  for (const { code, flags, requestsPerSecond } of other.codes)
    addCode(report, code, flags, requestsPerSecond * share);
  report.mutualTls += other.mutualTls * share;
  report.plaintext += other.plaintext * share;
}

const BASES: readonly (readonly Measure[])[] = [
  ["requests"],
  ["tcpToServer", "tcpToClient"],
  ["requestMessages", "responseMessages"],
];

function sumOf(report: Report, measures: readonly Measure[]): number {
  return measures.reduce((sum, measure) => sum + report.totals[measure], 0);
}

/** Whether the report knows of requests, bytes of connections or messages. */
export function hasTraffic(report: Report): boolean {
  return BASES.some((measures) => sumOf(report, measures) > 0);
}

/** The share (0 to 1) of a report in a total that has traffic: by requests, on tcp by bytes, else by messages. */
export function shareIn(report: Report, total: Report): number {
  const basis = BASES.find((measures) => sumOf(total, measures) > 0) ?? [];
  return basis.length === 0 ? 0 : sumOf(report, basis) / sumOf(total, basis);
}

/** The sum of reports; none where there are none. */
export function sumReports(reports: readonly Report[]): Report | null {
  const [first, ...others] = reports;
  if (!first || others.length === 0) return first ?? null;
  const sum = emptyReport();
  for (const report of reports) addReport(sum, report);
  return sum;
}

/** Failed requests per second: HTTP 5xx and no response, gRPC status other than 0. */
export function errorRate(report: Report, protocol: Protocol): number {
  let errors = 0;
  for (const entry of report.codes) if (isErrorCode(protocol, entry.code)) errors += entry.requestsPerSecond;
  return errors;
}

/** The report times a share (0 to 1); null stays null. */
export function shareOf(report: Report | null, share: number): Report | null {
  if (report === null || share === 1) return report;
  const part = emptyReport();
  addReport(part, report, share);
  return part;
}
