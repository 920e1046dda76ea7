import type { Labels } from "../../promql/labels";
import { stableHash } from "../../world/stable-hash";
import type { Pace } from "../pace";
import { certificateSeconds } from "./certificate-seconds";
import type { ExposedStream, Growth, StreamMetric } from "./exposed-stream";
import type { MetricStream } from "./metric-stream";

/** A moment, and how much traffic had flowed by it, as its pace counts. */
interface Moment {
  readonly at: number;
  readonly elapsed: number;
}

/** From `start` (unix milliseconds) on, each metric grows from its value at its rate; while `values` is null there is none. */
interface Epoch {
  readonly start: number;
  readonly elapsed: number;
  readonly values: readonly number[] | null;
  readonly rates: readonly number[];
}

const PHASES = 997;

const isGauge = (growth: Growth | undefined): boolean => growth === "level" || growth === "certificate";

/** Edits beyond this many make the stream forget its oldest epoch, never a counter's value. */
const MAX_EPOCHS = 256;

/** Metrics of one target with the same labels; each is a function of time, made of a bounded log of epochs. */
export class CounterStream implements ExposedStream {
  readonly storedLabels: Labels;
  readonly target: Labels;
  readonly counters: readonly StreamMetric[];
  private readonly pace: Pace;
  private readonly hasGauge: boolean;
  /** How soon the first request comes, so that pods alike do not count at the same moments. */
  private readonly phase: number;
  private readonly seed: number;
  private life = "";
  private epochs: readonly Epoch[] = [];

  /** `counters` are the metrics of the rates; streams of one shape may share them. */
  constructor({ labels, target }: MetricStream, counters: readonly StreamMetric[], pace: Pace) {
    this.storedLabels = Object.fromEntries(
      Object.entries({ ...labels, ...target.labels }).filter(([, value]) => value !== ""),
    );
    this.target = target.labels;
    this.counters = counters;
    this.pace = pace;
    this.seed = stableHash(target.id);
    this.phase = (1 + (this.seed % PHASES)) / (PHASES + 2);
    this.hasGauge = counters.some(({ growth }) => isGauge(growth));
  }

  /** When the metrics first existed, as far as the stream remembers. */
  get since(): number {
    return this.epochs[0]?.start ?? Infinity;
  }

  /** When the target went away; null while it is there. */
  get endedAt(): number | null {
    const last = this.epochs.at(-1);
    return last?.values === null ? last.start : null;
  }

  /** At a moment the counters of this life of the target grow by so much at once; nothing where they are not there. */
  addAtOnce(amounts: readonly number[], at: number): void {
    const last = this.epochs.at(-1);
    if (!last?.values || amounts.every((amount) => amount === 0)) return;
    const moment = { at: Math.max(at, last.start), elapsed: this.pace.elapsed(Math.max(at, last.start)) };
    const values = last.values.map(
      (_value, column) => this.grown(last, column, moment) + (amounts[column] ?? 0),
    );
    this.push({ start: moment.at, elapsed: moment.elapsed, rates: last.rates, values });
  }

  /**
   * From `at` on the metrics of this life of the target grow at these rates per second (gauges have these values). What they
   * were before stays as it was; the counters of another life begin at 0, when it started but never before `at`.
   */
  changeRates(rates: readonly number[], at: number, life: string, startedAt = 0): void {
    const last = this.epochs.at(-1);
    const goesOn = last?.values && life === this.life;
    if (goesOn && last.rates.every((rate, column) => rate === rates[column])) return;
    this.life = life;
    const start = Math.max(at, goesOn ? last.start : startedAt);
    const moment = { at: start, elapsed: this.pace.elapsed(start) };
    const values = rates.map((rate, column) => {
      if (isGauge(this.counters[column]?.growth)) return rate;
      return goesOn ? this.grown(last, column, moment) : 0;
    });
    this.push({ start, elapsed: moment.elapsed, rates, values });
  }

  /** From `at` on this life of the target counts nothing more, or, where it is over, is not there. A gauge is not there at once. */
  pause(at: number, isAlive: (life: string) => boolean): void {
    if (this.endedAt !== null) return;
    if (!this.hasGauge && isAlive(this.life))
      this.changeRates(
        this.counters.map(() => 0),
        at,
        this.life,
      );
    else this.push({ start: at, elapsed: 0, values: null, rates: [] });
  }

  /** A metric's value at a time; NaN while it did not exist. */
  valueAt(column: number, at: number): number {
    const epoch = this.epochs.findLast((one) => one.start <= at);
    return epoch ? this.exposed(epoch, column, { at, elapsed: this.pace.elapsed(at) }) : NaN;
  }

  /** A metric's values at ascending times, for which `elapsed` holds the pace's; NaN while it did not exist. */
  valuesAt(column: number, times: readonly number[], elapsed: readonly number[]): readonly number[] {
    let epoch = 0;
    return times.map((at, index) => {
      while ((this.epochs[epoch + 1]?.start ?? Infinity) <= at) epoch += 1;
      const current = this.epochs[epoch];
      return current && current.start <= at
        ? this.exposed(current, column, { at, elapsed: elapsed[index] ?? NaN })
        : NaN;
    });
  }

  /** Proxies count in whole numbers: a request that is not there yet is no part of one. */
  private exposed(epoch: Epoch, column: number, moment: Moment): number {
    const value = this.grown(epoch, column, moment);
    return this.counters[column]?.growth === "traffic" ? Math.floor(value + this.phase) : value;
  }

  private grown(epoch: Epoch, column: number, { at, elapsed }: Moment): number {
    const value = epoch.values?.[column];
    if (value === undefined) return NaN;
    const rate = epoch.rates[column] ?? 0;
    switch (this.counters[column]?.growth) {
      case "traffic":
      case "work":
        return value + rate * (elapsed - epoch.elapsed);
      case "steady":
        return value + (rate * (at - epoch.start)) / 1_000;
      case "certificate":
        return certificateSeconds(value, at / 1_000, this.seed);
      default:
        return value;
    }
  }

  private push(epoch: Epoch): void {
    // Two changes of one moment are one: the later counts.
    const kept = this.epochs.filter(({ start }) => start < epoch.start);
    this.epochs = [...kept, epoch].slice(-MAX_EPOCHS);
  }
}
