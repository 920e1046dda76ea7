import { isErrorCode } from "../health/is-error-code";
import type { Protocol } from "./graph";
import { MEASURES, type Measure, type TelemetryRow } from "./telemetry-row";

interface CodeSum {
  readonly code: string;
  readonly flags: string;
  requestsPerSecond: number;
}

/** Additive figures of one reporter (or of several, summed). Rates per second; durationSumMs in milliseconds per second. */
export interface Report {
  readonly totals: Record<Measure, number>;
  /** By code and flags. On tcp only flags are known and the rate is 0. */
  codes: CodeSum[];
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
  for (const held of report.codes) {
    if (held.code !== code || held.flags !== flags) continue;
    held.requestsPerSecond += rate;
    return;
  }
  const entry = { code, flags, requestsPerSecond: rate };
  // Most reports have one code; a list that grows would reserve room for many.
  if (report.codes.length === 0) report.codes = [entry];
  else report.codes.push(entry);
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
  for (const measure of MEASURES)
    if (other.totals[measure] !== 0) report.totals[measure] += other.totals[measure] * share;
  for (const { code, flags, requestsPerSecond } of other.codes)
    addCode(report, code, flags, requestsPerSecond * share);
  report.mutualTls += other.mutualTls * share;
  report.plaintext += other.plaintext * share;
}

const requests = ({ totals }: Report): number => totals.requests;
const tcpBytes = ({ totals }: Report): number => totals.tcpToServer + totals.tcpToClient;
const messages = ({ totals }: Report): number => totals.requestMessages + totals.responseMessages;

/** The figure that says how much traffic a report is: its requests, on tcp its bytes, else its messages. */
function basisOf(report: Report): ((report: Report) => number) | null {
  if (requests(report) > 0) return requests;
  if (tcpBytes(report) > 0) return tcpBytes;
  return messages(report) > 0 ? messages : null;
}

/** Whether the report knows of requests, bytes of connections or messages. */
export function hasTraffic(report: Report): boolean {
  return basisOf(report) !== null;
}

/** The share (0 to 1) of a report in a total that has traffic: by requests, on tcp by bytes, else by messages. */
export function shareIn(report: Report, total: Report): number {
  const basis = basisOf(total);
  return basis === null ? 0 : basis(report) / basis(total);
}

/** The sum of reports; none where there are none. */
export function sumReports(reports: readonly Report[]): Report | null {
  if (reports.length < 2) return reports[0] ?? null;
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
