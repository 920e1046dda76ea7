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

type ReadColumn = (index: number) => string;

/** Reads the texts of a column; throws a RangeError that names the column where an index leads nowhere. */
function readColumn({ strings, columns }: Columnar, column: string): ReadColumn {
  const indexes = columns[column] ?? [];
  return (index) => {
    const text = strings[indexes[index] ?? -1];
    if (text === undefined) throw new RangeError(`column ${column} has no text for row ${index}`);
    return text;
  };
}

function readEnds(columnar: Columnar): (index: number) => Ends {
  const column = (name: keyof Ends): ReadColumn => readColumn(columnar, name);
  const reporter = column("reporter");
  const sourceCluster = column("sourceCluster");
  const sourceNamespace = column("sourceNamespace");
  const sourceWorkload = column("sourceWorkload");
  const sourceApp = column("sourceApp");
  const sourceVersion = column("sourceVersion");
  const sourcePrincipal = column("sourcePrincipal");
  const destinationCluster = column("destinationCluster");
  const destinationNamespace = column("destinationNamespace");
  const destinationWorkload = column("destinationWorkload");
  const destinationApp = column("destinationApp");
  const destinationVersion = column("destinationVersion");
  const destinationPrincipal = column("destinationPrincipal");
  const destinationHost = column("destinationHost");
  const destinationService = column("destinationService");
  const destinationServiceNamespace = column("destinationServiceNamespace");
  const protocol = column("protocol");
  return (index) => ({
    reporter: reporter(index),
    sourceCluster: sourceCluster(index),
    sourceNamespace: sourceNamespace(index),
    sourceWorkload: sourceWorkload(index),
    sourceApp: sourceApp(index),
    sourceVersion: sourceVersion(index),
    sourcePrincipal: sourcePrincipal(index),
    destinationCluster: destinationCluster(index),
    destinationNamespace: destinationNamespace(index),
    destinationWorkload: destinationWorkload(index),
    destinationApp: destinationApp(index),
    destinationVersion: destinationVersion(index),
    destinationPrincipal: destinationPrincipal(index),
    destinationHost: destinationHost(index),
    destinationService: destinationService(index),
    destinationServiceNamespace: destinationServiceNamespace(index),
    protocol: protocol(index),
  });
}

/** Unpacks `encodeRows`. Rows of a measure this version does not know are left out; a broken index is a RangeError. */
export function decodeRows(columnar: Columnar): readonly TelemetryRow[] {
  const ends = readEnds(columnar);
  const dataplane = readColumn(columnar, "dataplane");
  const code = readColumn(columnar, "code");
  const flags = readColumn(columnar, "flags");
  const securityPolicy = readColumn(columnar, "securityPolicy");
  const measureName = readColumn(columnar, "measure");
  const rows: TelemetryRow[] = [];
  columnar.values.forEach((value, index) => {
    const measure = MEASURES.find((known) => known === measureName(index));
    if (!measure) return;
    rows.push({
      ...ends(index),
      dataplane: dataplane(index),
      code: code(index),
      flags: flags(index),
      securityPolicy: securityPolicy(index),
      measure,
      value,
    });
  });
  return rows;
}

/** Unpacks `encodeQuantiles`; as `decodeRows`. */
export function decodeQuantiles(columnar: Columnar): readonly QuantileRow[] {
  const ends = readEnds(columnar);
  const legName = readColumn(columnar, "leg");
  return columnar.values.flatMap((valueMs, index): QuantileRow[] => {
    const leg = LEGS.find((known) => known === legName(index));
    return leg ? [{ ...ends(index), leg, valueMs }] : [];
  });
}
