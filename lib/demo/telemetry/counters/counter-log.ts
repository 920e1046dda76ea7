import type { Series, SeriesSource } from "../../promql/series-source";
import { groupBy } from "../../world/group-by";
import type { Pace } from "../pace";
import { CounterSeries } from "./counter-series";
import { CounterStream } from "./counter-stream";
import type { ExposedStream, StreamMetric } from "./exposed-stream";
import type { MetricStream } from "./metric-stream";
import { ScrapeClock } from "./scrape-times";

/** Streams beyond this many are not counted, so that endless edits cannot fill the memory. */
const MAX_STREAMS = 100_000;
/** What a target that is gone had counted is forgotten after this long, and earlier where room is needed. */
const RETENTION_MS = 27 * 3_600_000;

/** The labels of one kind of metric always come in one order, so their values tell streams apart. */
const streamKey = ({ labels, target, rates }: MetricStream): string =>
  [rates[0]?.name, target.id, ...Object.values(labels)].join("\u0001");

interface Column {
  readonly name: string;
  readonly stream: CounterStream;
  readonly column: number;
}

interface Growing {
  readonly rates: number[];
  readonly atOnce: readonly number[] | null;
  readonly life: string;
  readonly startedAt: number;
}

/** What the mesh looks like from a moment on, to those who measure it. */
export interface Measured {
  readonly streams: Iterable<MetricStream>;
  /** Whether a life of a target goes on. */
  readonly isAlive: (life: string) => boolean;
}

/** Everything the mesh's targets have counted, as a function of time. */
export class CounterLog implements SeriesSource {
  private readonly streamsByKey = new Map<string, CounterStream>();
  private readonly shapes = new Map<string, readonly StreamMetric[]>();
  private readonly pace: Pace;
  private readonly scrapes: { readonly clock: ScrapeClock; readonly now: () => number };
  private columns: ReadonlyMap<string, readonly Column[]> | null = null;
  private readonly seriesByName = new Map<string, readonly Series[]>();

  /** `now` gives unix milliseconds: nothing has been scraped after it. */
  constructor(now: () => number, pace: Pace) {
    this.pace = pace;
    this.scrapes = { clock: new ScrapeClock(pace), now };
  }

  /** From `at` (unix milliseconds) on these streams grow, and no others; what they counted before stays as it was. */
  apply({ streams, isAlive }: Measured, at: number): void {
    const known = this.streamsByKey.size;
    const growing = new Map<string, Growing>();
    for (const stream of streams) this.add(growing, stream);
    const isFull = this.streamsByKey.size >= MAX_STREAMS;
    let forgotten = 0;
    for (const [key, stream] of this.streamsByKey) {
      const grows = growing.get(key);
      if (grows) {
        stream.changeRates(grows.rates, at, grows.life, grows.startedAt);
        if (grows.atOnce) stream.addAtOnce(grows.atOnce, at);
      } else stream.pause(at, isAlive);
      const goneForMs = at - (stream.endedAt ?? at);
      if (goneForMs > (isFull ? 0 : RETENTION_MS) && this.streamsByKey.delete(key)) forgotten += 1;
    }
    if (forgotten === 0 && this.streamsByKey.size === known) return;
    this.columns = null;
    this.seriesByName.clear();
  }

  /** The streams of all targets that are there. */
  *streams(): Generator<ExposedStream> {
    for (const stream of this.streamsByKey.values()) if (stream.endedAt === null) yield stream;
  }

  names(): readonly string[] {
    return [...this.byName().keys()];
  }

  named(name: string): readonly Series[] {
    const known = this.seriesByName.get(name);
    if (known) return known;
    const columns = this.byName().get(name) ?? [];
    const series = columns.map(({ stream, column }) => new CounterSeries(stream, column, this.scrapes));
    if (columns.length > 0) this.seriesByName.set(name, series);
    return series;
  }

  /** Flows that a proxy cannot tell apart by label count together. */
  private add(growing: Map<string, Growing>, metrics: MetricStream): void {
    const key = streamKey(metrics);
    if (!this.streamsByKey.has(key)) {
      if (this.streamsByKey.size >= MAX_STREAMS) return;
      this.streamsByKey.set(key, new CounterStream(metrics, this.shapeOf(metrics), this.pace));
    }
    const known = growing.get(key);
    const { life, startedAt } = metrics.target;
    if (!known) {
      const rates = metrics.rates.map(({ perSecond }) => perSecond);
      const steps = metrics.rates.some(({ atOnce }) => atOnce !== undefined);
      const atOnce = steps ? metrics.rates.map((rate) => rate.atOnce ?? 0) : null;
      growing.set(key, { rates, atOnce, life, startedAt });
    } else
      metrics.rates.forEach(
        ({ perSecond }, column) => (known.rates[column] = (known.rates[column] ?? 0) + perSecond),
      );
  }

  /** The metrics of a stream; those of one shape are kept once. */
  private shapeOf({ rates }: MetricStream): readonly StreamMetric[] {
    const key = rates.map(({ name, le, growth }) => `${name} ${le ?? ""} ${growth}`).join();
    const shape = this.shapes.get(key) ?? rates.map(({ name, le, growth }) => ({ name, le, growth }));
    this.shapes.set(key, shape);
    return shape;
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
