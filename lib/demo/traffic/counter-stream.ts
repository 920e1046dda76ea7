import type { Labels } from "../promql/labels";
import type { MetricStream } from "./flow-metrics";

/** From `start` (unix milliseconds) on, each counter grows from its value at its rate per second. */
interface Epoch {
  readonly start: number;
  readonly values: Float64Array;
  readonly rates: Float64Array;
}

/** A counter's column in its stream's epochs. */
export interface Counter {
  readonly name: string;
  readonly le: string | null;
}

/** Edits beyond this many make the stream forget its oldest epoch, never a counter's value. */
const MAX_EPOCHS = 256;

const grown = (epoch: Epoch, column: number, at: number): number =>
  (epoch.values[column] ?? 0) + ((epoch.rates[column] ?? 0) * (at - epoch.start)) / 1_000;

/** Counters of one proxy with the same labels; each is a function of time, made of a bounded log of epochs. */
export class CounterStream {
  /** The proxy's and the target's, as Prometheus stores them: a label with an empty value is no label. */
  readonly storedLabels: Labels;
  readonly target: Labels;
  readonly counters: readonly Counter[];
  private epochs: readonly Epoch[] = [];

  constructor({ labels, target, rates }: MetricStream) {
    this.storedLabels = Object.fromEntries(
      Object.entries({ ...labels, ...target }).filter(([, value]) => value !== ""),
    );
    this.target = target;
    this.counters = rates.map(({ name, le }) => ({ name, le }));
  }

  /** When the stream's counters first existed, as far as it remembers. */
  get since(): number {
    return this.epochs[0]?.start ?? Infinity;
  }

  /** From `at` on the counters grow at these rates per second; what they counted before stays as it was. */
  changeRates(rates: Float64Array, at: number): void {
    const last = this.epochs.at(-1);
    if (last?.rates.every((rate, column) => rate === rates[column])) return;
    const values = rates.map((_rate, column) => (last ? grown(last, column, at) : 0));
    this.epochs = [...this.epochs, { start: at, values, rates }].slice(-MAX_EPOCHS);
  }

  /** The counter's value at a time; NaN before it existed. */
  valueAt(column: number, at: number): number {
    const epoch = this.epochs.findLast((one) => one.start <= at);
    return epoch ? grown(epoch, column, at) : NaN;
  }

  /** The counter's values at ascending times. */
  valuesAt(column: number, times: readonly number[]): readonly number[] {
    let epoch = 0;
    return times.map((time) => {
      while ((this.epochs[epoch + 1]?.start ?? Infinity) <= time) epoch += 1;
      const current = this.epochs[epoch];
      return current && current.start <= time ? grown(current, column, time) : NaN;
    });
  }
}
