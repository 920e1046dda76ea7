import type { TableRow } from "./table-rows";

const HEADER = [
  "source_namespace",
  "source",
  "source_version",
  "destination_namespace",
  "destination",
  "destination_version",
  "protocol",
  "requests_per_second",
  "errors_per_second",
  "bytes_to_server_per_second",
  "bytes_to_client_per_second",
  "mtls_percent",
  "response_time_ms",
  "health",
];

/** The lines of the table as CSV (RFC 4180). Text that a spreadsheet would run as a formula is disarmed. */
export function edgesCsv(rows: readonly TableRow[]): string {
  const lines = rows.map(({ edge, source, target, responseTimeMs }) => [
    source.namespace,
    source.name,
    source.version ?? "",
    target.namespace,
    target.name,
    target.version ?? "",
    edge.protocol,
    edge.requestsPerSecond,
    edge.errorsPerSecond,
    edge.bytesToServerPerSecond,
    edge.bytesToClientPerSecond,
    edge.mtlsPercent,
    responseTimeMs,
    edge.health.status,
  ]);
  return [HEADER, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
