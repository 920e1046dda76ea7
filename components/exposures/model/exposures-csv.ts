import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { csvText } from "@/lib/format/csv-text";

type Cell = string | number | null;

const named = ({ kind, namespace, name }: ObjectRef): string => `${kind} ${namespace}/${name}`;

const COLUMNS: Readonly<Record<string, (exposure: ExposureDto) => Cell>> = {
  host: ({ host }) => host,
  port: ({ port }) => port,
  scheme: ({ scheme }) => scheme,
  addresses: ({ addresses }) => addresses.join(" "),
  gateway: ({ gateway }) => named(gateway),
  route: ({ route }) => (route === null ? null : named(route)),
  route_path: ({ routePath }) => routePath,
  condition: ({ condition }) => condition,
  destinations: ({ destinations }) => destinations.join(" "),
  tls: ({ tls }) => tls.mode,
  credential: ({ tls }) => tls.credential,
  authentication: ({ authentication }) => authentication.state,
  authentication_by: ({ authentication }) => authentication.by.map(named).join("; "),
  requests_per_second: ({ requestsPerSecond }) => requestsPerSecond,
  success_rate: ({ successRate }) => successRate,
  notes: ({ notes }) => notes.map(({ message }) => message).join(" "),
};

/** Ways in as CSV (RFC 4180); empty where nothing is known. */
export function exposuresCsv(exposures: readonly ExposureDto[]): string {
  const cells = Object.values(COLUMNS);
  return csvText([Object.keys(COLUMNS), ...exposures.map((exposure) => cells.map((cell) => cell(exposure)))]);
}
