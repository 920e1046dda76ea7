import type { Labels } from "../promql/labels";
import type { CounterStream } from "../traffic/counter-stream";
import { formatValue } from "./format-result";
import { METRIC_HELP } from "./metric-help";

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

/** The lines of one family of one stream, "" when it has none. */
function linesOf(stream: CounterStream, family: string, labels: string, at: number): string {
  let lines = "";
  stream.counters.forEach(({ name, le }, column) => {
    if (familyOf(name) !== family) return;
    const bound = le === null ? "" : `,le="${le}"`;
    lines += `${name}{${labels}${bound}} ${formatValue(stream.valueAt(column, at))}\n`;
  });
  return lines;
}

/**
 * The counters' values at a time (unix milliseconds) in Prometheus' text format, in pieces, without timestamps. Each line
 * carries its pod's target labels, so the scrape job needs honor_labels.
 */
export function* exposition(streams: Iterable<CounterStream>, at: number): Generator<string> {
  const all = [...streams].map((stream) => ({
    stream,
    labels: labelText({ ...stream.labels, ...stream.target }),
  }));
  for (const [family, { type, help }] of METRIC_HELP) {
    yield `# HELP ${family} ${help}\n# TYPE ${family} ${type}\n`;
    for (const { stream, labels } of all) yield linesOf(stream, family, labels, at);
  }
}
