import type { Series, SeriesSource } from "../promql/series-source";
import { groupBy } from "../world/group-by";
import { CounterSeries } from "./counter-series";
import { CounterStream } from "./counter-stream";
import { flowMetrics, type MetricStream } from "./flow-metrics";
import { FLOW_REPORTERS, type MeshFlow } from "./mesh-flow";

/** Streams beyond this many are not counted, so that endless edits cannot fill the memory. */
const MAX_STREAMS = 100_000;

/** The labels of one kind of metric always come in one order, so their values tell streams apart. */
const streamKey = ({ labels, target, rates }: MetricStream): string =>
  [rates[0]?.name, ...Object.values(labels), ...Object.values(target)].join("\u0001");

interface Column {
  readonly name: string;
  readonly stream: CounterStream;
  readonly column: number;
}

/** Everything the proxies of the mesh have counted, as a function of time. */
export class CounterLog implements SeriesSource {
  private readonly streamsByKey = new Map<string, CounterStream>();
  private readonly now: () => number;
  private columns: ReadonlyMap<string, readonly Column[]> | null = null;
  private readonly seriesByName = new Map<string, readonly Series[]>();

  /** `now` gives unix milliseconds: nothing has been scraped after it. */
  constructor(now: () => number) {
    this.now = now;
  }

  /** From `at` (unix milliseconds) on these flows flow, and no others. */
  apply(flows: readonly MeshFlow[], at: number): void {
    const growing = new Map<string, Float64Array>();
    for (const flow of flows)
      for (const reporter of FLOW_REPORTERS)
        for (const metrics of flowMetrics(flow, reporter)) this.add(growing, metrics);
    for (const [key, stream] of this.streamsByKey)
      stream.changeRates(growing.get(key) ?? new Float64Array(stream.counters.length), at);
    this.columns = null;
    this.seriesByName.clear();
  }

  streams(): Iterable<CounterStream> {
    return this.streamsByKey.values();
  }

  names(): readonly string[] {
    return [...this.byName().keys()];
  }

  named(name: string): readonly Series[] {
    const known = this.seriesByName.get(name);
    if (known) return known;
    const columns = this.byName().get(name) ?? [];
    const series = columns.map(({ stream, column }) => new CounterSeries(stream, column, this.now));
    if (columns.length > 0) this.seriesByName.set(name, series);
    return series;
  }

  /** Flows that a proxy cannot tell apart by label count together. */
  private add(growing: Map<string, Float64Array>, metrics: MetricStream): void {
    const key = streamKey(metrics);
    if (!this.streamsByKey.has(key)) {
      if (this.streamsByKey.size >= MAX_STREAMS) return;
      this.streamsByKey.set(key, new CounterStream(metrics));
    }
    const rates = growing.get(key) ?? new Float64Array(metrics.rates.length);
    metrics.rates.forEach(({ perSecond }, column) => (rates[column] = (rates[column] ?? 0) + perSecond));
    growing.set(key, rates);
  }

  private byName(): ReadonlyMap<string, readonly Column[]> {
    this.columns ??= groupBy(
      [...this.streamsByKey.values()].flatMap((stream) =>
        stream.counters.map(({ name }, column) => ({ name, stream, column })),
      ),
      ({ name }) => name,
    );
    return this.columns;
  }
}
