import type { MtlsEntryDto } from "@/lib/contracts/mtls/mtls-response";
import { csvText } from "@/lib/format/csv-text";
import { plaintextCallers } from "./mtls-marks";
import type { MtlsWorkload } from "./mtls-workload";

type Cell = string | number | null;

const COLUMNS: Readonly<Record<string, (entry: MtlsEntryDto) => Cell>> = {
  namespace: ({ namespace }) => namespace,
  workload: ({ workload }) => workload,
  port: ({ port }) => port,
  configured: ({ configured }) => configured,
  level: ({ level }) => level,
  decided_by: ({ decidedBy }) =>
    decidedBy === null ? null : `${decidedBy.kind} ${decidedBy.namespace}/${decidedBy.name}`,
  observed_percent: ({ observedPercent }) => observedPercent,
  requests_per_second: ({ requestsPerSecond }) => requestsPerSecond,
  bytes_per_second: ({ bytesPerSecond }) => bytesPerSecond,
  data_plane: ({ dataPlane }) => dataPlane,
  callers: ({ port, callers }) => (port === null ? callers.length : null),
  plaintext_callers: (entry) => (entry.port === null ? plaintextCallers(entry) : null),
  conflicts: ({ conflicts }) => conflicts.map(({ message }) => message).join(" "),
};

/** The entries of workloads and of ports that have a mode of their own. */
export function entriesOf(workloads: readonly MtlsWorkload[]): readonly MtlsEntryDto[] {
  return workloads.flatMap(({ whole, ports }) => [whole, ...ports.filter((port) => port !== whole)]);
}

/** Workloads and ports as CSV (RFC 4180); empty where nothing is known. */
export function mtlsCsv(workloads: readonly MtlsWorkload[]): string {
  const cells = Object.values(COLUMNS);
  return csvText([
    Object.keys(COLUMNS),
    ...entriesOf(workloads).map((entry) => cells.map((cell) => cell(entry))),
  ]);
}
