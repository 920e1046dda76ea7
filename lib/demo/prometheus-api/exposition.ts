import { goNumber } from "../promql/go-number";
import type { Labels } from "../promql/labels";
import type { ExposedStream } from "../telemetry/counters/exposed-stream";
import { METRIC_HELP } from "./metric-help";

/** Lines are handed on in pieces of about this many characters: few enough to wait for a slow reader between two. */
const PIECE = 256 * 1024;

const escaped = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(",");

/** A metric's family: a histogram's three series names belong to one. */
const familyOf = (name: string): string => {
  const base = name.replace(/_(?:bucket|sum|count)$/, "");
  return METRIC_HELP.get(base)?.type === "histogram" ? base : name;
};

interface Line {
  readonly stream: ExposedStream;
  /** The labels of all of the stream's counters. */
  readonly labels: string;
  readonly column: number;
}

/** The lines to write of each family. */
function linesByFamily(streams: Iterable<ExposedStream>): ReadonlyMap<string, readonly Line[]> {
  const families = new Map<string, Line[]>([...METRIC_HELP.keys()].map((family) => [family, []]));
  const familyByName = new Map<string, string>();
  for (const stream of streams) {
    const labels = labelText(stream.storedLabels);
    stream.counters.forEach(({ name }, column) => {
      const family = familyByName.get(name) ?? familyOf(name);
      familyByName.set(name, family);
      families.get(family)?.push({ stream, labels, column });
    });
  }
  return families;
}

function written({ stream, labels, column }: Line, at: number): string {
  const { name, le } = stream.counters[column] ?? { name: "", le: null };
  const bound = le === null ? "" : `,le="${le}"`;
  return `${name}{${labels}${bound}} ${goNumber(stream.valueAt(column, at))}\n`;
}

/**
 * The counters' values at a time (unix milliseconds) in Prometheus' text format, in pieces, without timestamps. Each line
 * carries its pod's target labels, so the scrape job needs honor_labels.
 */
export function* exposition(streams: Iterable<ExposedStream>, at: number): Generator<string> {
  const families = linesByFamily(streams);
  let piece = "";
  for (const [family, { type, help }] of METRIC_HELP) {
    piece += `# HELP ${family} ${help}\n# TYPE ${family} ${type}\n`;
    for (const line of families.get(family) ?? []) {
      piece += written(line, at);
      if (piece.length < PIECE) continue;
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}
