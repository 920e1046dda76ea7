import type { Labels } from "../promql/labels";
import type { Samples, Series } from "../promql/series-source";
import { stableHash } from "../world/stable-hash";
import type { CounterStream } from "./counter-stream";

/** Milliseconds between two scrapes of a pod. */
export const SCRAPE_INTERVAL_MS = 15_000;

/** Each pod is scraped at its own moment of the interval, as Prometheus spreads its targets. */
const scrapeOffset = (stream: CounterStream): number =>
  stableHash(stream.target["instance"] ?? "") % SCRAPE_INTERVAL_MS;

/** One counter of a stream as Prometheus would have scraped it until now; samples are computed when asked for. */
export class CounterSeries implements Series {
  readonly name: string;
  readonly labels: Labels;
  private readonly stream: CounterStream;
  private readonly column: number;
  private readonly now: () => number;

  constructor(stream: CounterStream, column: number, now: () => number) {
    const counter = stream.counters[column];
    this.name = counter?.name ?? "";
    this.labels =
      typeof counter?.le === "string" ? { ...stream.storedLabels, le: counter.le } : stream.storedLabels;
    this.stream = stream;
    this.column = column;
    this.now = now;
  }

  samples(from: number, to: number): Samples {
    const offset = scrapeOffset(this.stream);
    const earliest = Math.max(from, this.stream.since);
    const latest = Math.min(to, this.now());
    const times: number[] = [];
    const first = Math.ceil((earliest - offset) / SCRAPE_INTERVAL_MS) * SCRAPE_INTERVAL_MS + offset;
    for (let time = first; time <= latest; time += SCRAPE_INTERVAL_MS) times.push(time);
    return { times, values: this.stream.valuesAt(this.column, times) };
  }
}
