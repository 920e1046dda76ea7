import type { Series, SeriesSource } from "@/lib/demo/promql/series-source";

/** A series given by its samples; times in unix milliseconds, ascending. */
export interface StoredSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly (readonly [time: number, value: number])[];
}

function seriesOf({ name, labels, samples }: StoredSeries): Series {
  return {
    name,
    labels,
    samples: (from, to) => {
      const within = samples.filter(([time]) => time >= from && time <= to);
      return { times: within.map(([time]) => time), values: within.map(([, value]) => value) };
    },
  };
}

/** A source of series that holds the given samples and no others. */
export function sampleStore(stored: readonly StoredSeries[]): SeriesSource {
  const names = [...new Set(stored.map(({ name }) => name))];
  return {
    names: () => names,
    named: (name) => stored.filter((one) => one.name === name).map(seriesOf),
  };
}
