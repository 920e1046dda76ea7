import type { Labels } from "../../promql/labels";
import type { Samples, Series } from "../../promql/series-source";
import { stableHash } from "../../world/stable-hash";
import type { CounterStream } from "./counter-stream";
import { SCRAPE_INTERVAL_MS, type ScrapeClock } from "./scrape-times";

/** Each target is scraped at its own moment of the interval, as Prometheus spreads its targets. */
const scrapeOffset = (stream: CounterStream): number =>
  stableHash(stream.target["instance"] ?? "") % SCRAPE_INTERVAL_MS;

const NONE: Samples = { times: [], values: [] };

/** One metric of a stream as Prometheus would have scraped it until now; samples are computed when asked for. */
export class CounterSeries implements Series {
  readonly name: string;
  readonly labels: Labels;
  private readonly stream: CounterStream;
  private readonly column: number;
  private readonly offset: number;
  private readonly scrapes: { readonly clock: ScrapeClock; readonly now: () => number };

  constructor(
    stream: CounterStream,
    column: number,
    scrapes: { readonly clock: ScrapeClock; readonly now: () => number },
  ) {
    const counter = stream.counters[column];
    this.name = counter?.name ?? "";
    this.labels =
      typeof counter?.le === "string" ? { ...stream.storedLabels, le: counter.le } : stream.storedLabels;
    this.stream = stream;
    this.column = column;
    this.offset = scrapeOffset(stream);
    this.scrapes = scrapes;
  }

  samples(from: number, to: number): Samples {
    const { stream, column, scrapes } = this;
    const earliest = Math.max(from, stream.since);
    const latest = Math.min(to, scrapes.now(), stream.endedAt ?? Infinity);
    if (!(earliest <= latest)) return NONE;
    const { times, elapsed } = scrapes.clock.between(earliest, latest, this.offset);
    const values = stream.valuesAt(column, times, elapsed);
    if (!values.some(Number.isNaN)) return { times, values };
    return {
      times: times.filter((_, index) => !Number.isNaN(values[index])),
      values: values.filter((value) => !Number.isNaN(value)),
    };
  }
}
