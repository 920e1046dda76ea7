import type { GraphWarning } from "@/lib/domain/graph/graph";
import type { QuantileRow } from "@/lib/domain/graph/quantile-row";
import { redactQuantiles, redactRows, rowsTouching } from "@/lib/domain/graph/redact-rows";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { QueryRecord, Tick } from "@/lib/domain/graph/tick";
import type { ViewerScope } from "./viewer-scope";

export interface RedactedTelemetry {
  readonly rows: readonly TelemetryRow[];
  readonly quantiles: readonly QuantileRow[];
  /** `series` counts the rows the viewer may see. */
  readonly queries: readonly QueryRecord[];
  readonly warnings: readonly GraphWarning[];
}

/** What the viewer may know of a tick, within the namespaces that were asked for. */
export function redactedTelemetry(tick: Tick, scope: ViewerScope, hideNames: boolean): RedactedTelemetry {
  const visibleRows = redactRows(tick.rows, scope.visible, hideNames);
  const visibleQuantiles = redactQuantiles(tick.quantiles, scope.visible, hideNames);
  const sees = (row: QuantileRow | TelemetryRow): boolean => isVisible(row, scope.visible);
  const seesAll = scope.how === "list" && tick.rows.every(sees) && tick.quantiles.every(sees);
  const within = <T extends QuantileRow | TelemetryRow>(rows: readonly T[]): readonly T[] =>
    scope.requested === null ? rows : rowsTouching(rows, scope.requested);
  const rows = within(visibleRows);
  const quantiles = within(visibleQuantiles);
  return {
    rows,
    quantiles,
    queries: countAgain(tick.queries, rows, quantiles.length),
    warnings: seesAll ? tick.warnings : tick.warnings.map(withoutDetails),
  };
}

function isVisible(row: QuantileRow | TelemetryRow, visible: ReadonlySet<string>): boolean {
  const seen = (name: string): boolean => name === "" || visible.has(name);
  return seen(row.sourceNamespace) && seen(row.destinationNamespace) && seen(row.destinationServiceNamespace);
}

function countAgain(
  queries: readonly QueryRecord[],
  rows: readonly TelemetryRow[],
  quantiles: number,
): readonly QueryRecord[] {
  const counts = new Map<string, number>([["quantile", quantiles]]);
  for (const { measure } of rows) counts.set(measure, (counts.get(measure) ?? 0) + 1);
  return queries.map((query) => ({ ...query, series: counts.get(query.measure) ?? 0 }));
}

/**
 * The metrics source words its warnings for the whole mesh, whatever the rows of the tick; a text may name what a viewer
 * of some namespaces may not see.
 */
function withoutDetails({ code }: GraphWarning): GraphWarning {
  return {
    code,
    message:
      "The metrics source warned about the mesh's telemetry; the details concern more than you may see.",
  };
}
