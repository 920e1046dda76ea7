import type { Labels } from "../../promql/labels";
import { type Pace, STEADY_PACE } from "../pace";
import type { ExposedStream, StreamMetric } from "./exposed-stream";
import type { Growth, MetricStream } from "./metric-stream";

/** From `start` (unix milliseconds) on, each metric grows from its value at its rate; while `values` is null there is none. */
interface Epoch {
  readonly start: number;
  /** The growth that had passed at `start`. */
  readonly elapsed: number;
  readonly values: Float64Array | null;
  readonly rates: Float64Array;
}

/** Edits beyond this many make the stream forget its oldest epoch, never a counter's value. */
const MAX_EPOCHS = 256;
const NO_RATES = new Float64Array(0);

const elapsedOf = (growth: Growth, pace: Pace): ((at: number) => number) => {
  if (growth === "level") return () => 0;
  const { elapsed } = growth === "traffic" ? pace : STEADY_PACE;
  return elapsed;
};

function grown(epoch: Epoch, column: number, elapsed: number): number {
  const value = epoch.values?.[column];
  return value === undefined ? NaN : value + (epoch.rates[column] ?? 0) * (elapsed - epoch.elapsed);
}

/** Metrics of one target with the same labels; each is a function of time, made of a bounded log of epochs. */
export class CounterStream implements ExposedStream {
  readonly storedLabels: Labels;
  readonly target: Labels;
  readonly counters: readonly StreamMetric[];
  readonly growth: Growth;
  /** How much a metric of rate 1 has grown at a time; only differences mean anything. */
  readonly elapsed: (at: number) => number;
  private life = "";
  private epochs: readonly Epoch[] = [];

  constructor({ labels, target, rates, growth }: MetricStream, pace: Pace) {
    this.storedLabels = Object.fromEntries(
      Object.entries({ ...labels, ...target.labels }).filter(([, value]) => value !== ""),
    );
    this.target = target.labels;
    this.counters = rates.map(({ name, le }) => ({ name, le }));
    this.growth = growth;
    this.elapsed = elapsedOf(growth, pace);
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

  /**
   * From `at` on the metrics of this life of the target grow at these rates per second (on `level` they have these values). What
   * they were before stays as it was; another life begins at 0, when it started but never before `at`.
   */
  changeRates(rates: Float64Array, at: number, life: string, startedAt = 0): void {
    const last = this.epochs.at(-1);
    const goesOn = last?.values && life === this.life;
    if (goesOn && last.rates.every((rate, column) => rate === rates[column])) return;
    this.life = life;
    const start = Math.max(at, goesOn ? last.start : startedAt);
    const elapsed = this.elapsed(start);
    this.push({ start, elapsed, rates, values: this.valuesFrom(goesOn ? last : null, rates, elapsed) });
  }

  /** From `at` on this life of the target counts nothing more, or, where it is over, is not there. */
  pause(at: number, isAlive: (life: string) => boolean): void {
    if (this.endedAt !== null) return;
    if (this.growth !== "level" && isAlive(this.life))
      this.changeRates(new Float64Array(this.counters.length), at, this.life);
    else this.push({ start: at, elapsed: 0, values: null, rates: NO_RATES });
  }

  /** A metric's value at a time; NaN while it did not exist. */
  valueAt(column: number, at: number): number {
    const epoch = this.epochs.findLast((one) => one.start <= at);
    return epoch ? grown(epoch, column, this.elapsed(at)) : NaN;
  }

  /** A metric's values at ascending times, for which `elapsed` holds what had grown; NaN while it did not exist. */
  valuesAt(column: number, times: readonly number[], elapsed: readonly number[]): readonly number[] {
    let epoch = 0;
    return times.map((time, index) => {
      while ((this.epochs[epoch + 1]?.start ?? Infinity) <= time) epoch += 1;
      const current = this.epochs[epoch];
      return current && current.start <= time ? grown(current, column, elapsed[index] ?? NaN) : NaN;
    });
  }

  private valuesFrom(last: Epoch | null, rates: Float64Array, elapsed: number): Float64Array {
    if (this.growth === "level") return rates;
    return rates.map((_rate, column) => (last ? grown(last, column, elapsed) : 0));
  }

  private push(epoch: Epoch): void {
    // Two changes of one moment are one: the later counts.
    const kept = this.epochs.filter(({ start }) => start < epoch.start);
    this.epochs = [...kept, epoch].slice(-MAX_EPOCHS);
  }
}
