import { QUANTILE_COLUMNS, type QuantileRow } from "./quantile-row";
import { MEASURES, ROW_COLUMNS, type TelemetryRow } from "./telemetry-row";

/** Rows by column: `columns[name][i]` is an index into `strings`, `values[i]` the row's number. */
export interface Columnar {
  readonly strings: readonly string[];
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly values: readonly number[];
}

const LEGS = ["direct", "toService", "fromService"] as const;
function encode<Column extends string>(
  rows: readonly Readonly<Record<Column, string>>[],
  names: readonly Column[],
  values: readonly number[],
): Columnar {
  const indexes = new Map<string, number>();
  const indexOf = (text: string): number => {
    const index = indexes.get(text) ?? indexes.size;
    if (index === indexes.size) indexes.set(text, index);
    return index;
  };
  const columns = Object.fromEntries(names.map((name) => [name, rows.map((row) => indexOf(row[name]))]));
  return { strings: [...indexes.keys()], columns, values };
}

/** Packs rows for the wire: a dictionary of strings, a column of indexes per label, and the values. */
export function encodeRows(rows: readonly TelemetryRow[]): Columnar {
  return encode(
    rows,
    ROW_COLUMNS,
    rows.map((row) => row.value),
  );
}

/** Packs quantiles as `encodeRows` does rows. */
export function encodeQuantiles(rows: readonly QuantileRow[]): Columnar {
  return encode(
    rows,
    QUANTILE_COLUMNS,
    rows.map((row) => row.valueMs),
  );
}

type Ends = Omit<QuantileRow, "leg" | "valueMs">;

/** Reads the text of a column at a row; throws a RangeError that names the column where an index leads nowhere. */
function reader({ strings, columns }: Columnar): (column: string, index: number) => string {
  return (column, index) => {
    const text = strings[columns[column]?.[index] ?? -1];
    if (text === undefined) throw new RangeError(`column ${column} has no text for row ${index}`);
    return text;
  };
}

function readEnds(text: ReturnType<typeof reader>, index: number): Ends {
  return {
    reporter: text("reporter", index),
    sourceCluster: text("sourceCluster", index),
    sourceNamespace: text("sourceNamespace", index),
    sourceWorkload: text("sourceWorkload", index),
    sourceApp: text("sourceApp", index),
    sourceVersion: text("sourceVersion", index),
    sourcePrincipal: text("sourcePrincipal", index),
    destinationCluster: text("destinationCluster", index),
    destinationNamespace: text("destinationNamespace", index),
    destinationWorkload: text("destinationWorkload", index),
    destinationApp: text("destinationApp", index),
    destinationVersion: text("destinationVersion", index),
    destinationPrincipal: text("destinationPrincipal", index),
    destinationHost: text("destinationHost", index),
    destinationService: text("destinationService", index),
    destinationServiceNamespace: text("destinationServiceNamespace", index),
    protocol: text("protocol", index),
  };
}

/** Unpacks `encodeRows`. Rows of a measure this version does not know are left out; a broken index is a RangeError. */
export function decodeRows(columnar: Columnar): readonly TelemetryRow[] {
  const text = reader(columnar);
  return columnar.values.flatMap((value, index): TelemetryRow[] => {
    const name = text("measure", index);
    const measure = MEASURES.find((known) => known === name);
    if (!measure) return [];
    return [
      {
        ...readEnds(text, index),
        dataplane: text("dataplane", index),
        code: text("code", index),
        flags: text("flags", index),
        securityPolicy: text("securityPolicy", index),
        measure,
        value,
      },
    ];
  });
}

/** Unpacks `encodeQuantiles`; as `decodeRows`. */
export function decodeQuantiles(columnar: Columnar): readonly QuantileRow[] {
  const text = reader(columnar);
  return columnar.values.flatMap((valueMs, index): QuantileRow[] => {
    const name = text("leg", index);
    const leg = LEGS.find((known) => known === name);
    return leg ? [{ ...readEnds(text, index), leg, valueMs }] : [];
  });
}
