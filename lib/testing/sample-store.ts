import type { Series, SeriesSource } from "@/lib/demo/promql/series-source";

/** A series given by its samples; times in unix milliseconds, ascending. */
export interface StoredSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly (readonly [time: number, value: number])[];
  /** When it was marked stale, ascending. */
  readonly staleAt?: readonly number[];
}

function seriesOf({ name, labels, samples, staleAt = [] }: StoredSeries): Series {
  return {
    name,
    labels,
    samples: (from, to) => {
      const within = samples.filter(([time]) => time >= from && time <= to);
      return { times: within.map(([time]) => time), values: within.map(([, value]) => value), staleAt };
    },
  };
}

/** A source of series that holds the given samples and no others. */
export function sampleStore(stored: readonly StoredSeries[]): SeriesSource {
  const byName = new Map<string, Series[]>();
  for (const one of stored) byName.set(one.name, [...(byName.get(one.name) ?? []), seriesOf(one)]);
  return { names: () => [...byName.keys()], named: (name) => byName.get(name) ?? [] };
}
