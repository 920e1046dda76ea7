import { hash } from "node:crypto";
import type { Series, SeriesSource } from "../../promql/series-source";
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

/** Series beyond this many are made anew when they are asked for again. */
const MAX_KEPT_SERIES = 50_000;

/** The labels of one kind of metric always come in one order, so their values tell streams apart. Kept short: there are many. */
const streamKey = ({ labels, target, rates }: MetricStream): string =>
  hash("sha256", [rates[0]?.name, target.id, ...Object.values(labels)].join("\u0001"), "binary");

const columnsNamed = (shape: readonly StreamMetric[], wanted: string): readonly number[] =>
  shape.flatMap(({ name }, column) => (name === wanted ? [column] : []));

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
  private knownNames: readonly string[] | null = null;
  private readonly seriesByName = new Map<string, readonly Series[]>();
  private keptSeries = 0;

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
    this.knownNames = null;
    this.forgetSeries();
  }

  /** The streams of all targets that are there. */
  *streams(): Generator<ExposedStream> {
    for (const stream of this.streamsByKey.values()) if (stream.endedAt === null) yield stream;
  }

  names(): readonly string[] {
    if (this.knownNames) return this.knownNames;
    const shapes = new Set([...this.streamsByKey.values()].map(({ counters }) => counters));
    this.knownNames = [...new Set([...shapes].flatMap((shape) => shape.map(({ name }) => name)))];
    return this.knownNames;
  }

  named(name: string): readonly Series[] {
    const known = this.seriesByName.get(name);
    if (known) return known;
    const series = this.makeSeries(name);
    if (this.keptSeries + series.length > MAX_KEPT_SERIES) this.forgetSeries();
    if (series.length > 0) this.seriesByName.set(name, series);
    this.keptSeries += series.length;
    return series;
  }

  private makeSeries(name: string): readonly Series[] {
    const columns = new Map<readonly StreamMetric[], readonly number[]>();
    for (const shape of this.shapes.values()) columns.set(shape, columnsNamed(shape, name));
    const series: Series[] = [];
    for (const stream of this.streamsByKey.values())
      for (const column of columns.get(stream.counters) ?? [])
        series.push(new CounterSeries(stream, column, this.scrapes));
    return series;
  }

  private forgetSeries(): void {
    this.seriesByName.clear();
    this.keptSeries = 0;
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
}
