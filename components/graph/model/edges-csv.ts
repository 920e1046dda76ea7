import { csvText } from "@/lib/format/csv-text";
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

/** The lines of the table as CSV (RFC 4180). */
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
  return csvText([HEADER, ...lines]);
}
