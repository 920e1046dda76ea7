import { redactEnds } from "./redact-ends";
import { QUANTILE_COLUMNS, type QuantileRow } from "./quantile-row";
import { ROW_COLUMNS, type TelemetryRow } from "./telemetry-row";

/** The namespaces a viewer may see; "" (unknown) is never one of them. */
function sightOf(visible: ReadonlySet<string>, hideNames: boolean): Parameters<typeof redactEnds>[1] {
  return { visible: visible.has("") ? new Set([...visible].filter(Boolean)) : visible, hideNames };
}

function isWhole(row: TelemetryRow, visible: ReadonlySet<string>): boolean {
  return (
    visible.has(row.sourceNamespace) &&
    visible.has(row.destinationNamespace) &&
    visible.has(row.destinationServiceNamespace)
  );
}

/**
 * The rows a viewer of these namespaces may see: rows of two invisible ends are dropped; an invisible end keeps its
 * namespace and service only, or with `hideNames` nothing but its cluster. Rows that have become alike are added up, so
 * that their number does not tell how many workloads there are.
 */
export function redactRows(
  rows: readonly TelemetryRow[],
  visible: ReadonlySet<string>,
  hideNames: boolean,
): readonly TelemetryRow[] {
  const sight = sightOf(visible, hideNames);
  const whole: TelemetryRow[] = [];
  const merged = new Map<string, TelemetryRow>();
  for (const row of rows) {
    if (isWhole(row, sight.visible)) {
      whole.push(row);
      continue;
    }
    const redacted = redactEnds(row, sight);
    if (!redacted) continue;
    const key = ROW_COLUMNS.map((column) => redacted[column]).join("\0");
    merged.set(key, { ...redacted, value: redacted.value + (merged.get(key)?.value ?? 0) });
  }
  return [...whole, ...merged.values()];
}

/** Quantiles as `redactRows`; those that have become alike are dropped, because quantiles do not aggregate. */
export function redactQuantiles(
  rows: readonly QuantileRow[],
  visible: ReadonlySet<string>,
  hideNames: boolean,
): readonly QuantileRow[] {
  const sight = sightOf(visible, hideNames);
  const alike = new Map<string, QuantileRow[]>();
  for (const row of rows) {
    const redacted = redactEnds(row, sight);
    if (!redacted) continue;
    const key = QUANTILE_COLUMNS.map((column) => redacted[column]).join("\0");
    alike.set(key, [...(alike.get(key) ?? []), redacted]);
  }
  return [...alike.values()].flatMap((group) => (group.length === 1 ? group : []));
}

/** The rows with an end, or a service called, in one of these namespaces. */
export function rowsTouching<T extends Parameters<typeof redactEnds>[0]>(
  rows: readonly T[],
  namespaces: readonly string[],
): readonly T[] {
  const wanted = new Set(namespaces);
  return rows.filter(
    (row) =>
      wanted.has(row.sourceNamespace) ||
      wanted.has(row.destinationNamespace) ||
      wanted.has(row.destinationServiceNamespace),
  );
}
