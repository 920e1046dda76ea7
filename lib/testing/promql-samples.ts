import type { StoredSeries } from "./sample-store";

/** When the samples end, but for a few minutes that negative offsets look into (unix milliseconds). */
export const SAMPLES_AT = 1_700_000_000_000;
const START = SAMPLES_AT - 45 * 60_000;
const END = SAMPLES_AT + 4 * 60_000;
const SCRAPE = 15_000;

type Labels = Readonly<Record<string, string>>;
type Point = readonly [time: number, value: number];

/** A number from 0 to 1 that depends on its arguments and nothing else. */
function noise(series: number, index: number): number {
  let hash = Math.imul(series + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** The scrapes of a series, each series at its own moment, a few of them missed. */
function scrapes(series: number): readonly number[] {
  const first = START + Math.floor(noise(series, -1) * SCRAPE);
  const count = Math.floor((END - first) / SCRAPE);
  const all = Array.from({ length: count }, (_, index) => first + index * SCRAPE);
  return all.filter((_time, index) => noise(series, index + 10_000) > 0.03);
}

/** A counter of whole numbers, reset now and then. */
function counted(series: number, times: readonly number[]): readonly Point[] {
  let value = Math.floor(noise(series, -2) * 500);
  return times.map((time, index) => {
    const reset = noise(series, index + 20_000) < 0.01;
    value = reset ? 0 : value + Math.floor(noise(series, index) * 40 * noise(series, -3));
    return [time, value];
  });
}

/** A gauge of quarters that goes up and down; some of them are NaN or infinite at times. */
function gauged(series: number, times: readonly number[]): readonly Point[] {
  const special = series % 5 === 0 ? [NaN, Infinity, -Infinity] : [];
  return times.map((time, index) => {
    const odd = special[Math.floor(noise(series, index + 30_000) * 40)];
    return [time, odd ?? Math.round((noise(series, index) - 0.4) * 80) / 4];
  });
}

const WORKLOADS = ["productpage-v1", "details-v1", "reviews-v1", "reviews-v2"];

/** Who asks whom, with what result, as both proxies report it. */
const REQUESTS: readonly Labels[] = WORKLOADS.flatMap((destination, index) =>
  ["source", "destination"].flatMap((reporter) =>
    (index % 2 === 0 ? ["200", "503"] : ["200"]).flatMap((response_code) =>
      (index === 3 ? ["a", "b"] : ["a"]).map((pod) => ({
        reporter,
        response_code,
        source_workload: WORKLOADS[(index + 1) % 4] ?? "",
        destination_workload: destination,
        pod: `${destination}-${pod}`,
      })),
    ),
  ),
);

const counters = (name: string, labels: readonly Labels[], seed: number): readonly StoredSeries[] =>
  labels.map((one, index) => ({ name, labels: one, samples: counted(seed + index, scrapes(seed + index)) }));

const gauges = (name: string, labels: readonly Labels[], seed: number): readonly StoredSeries[] =>
  labels.map((one, index) => ({ name, labels: one, samples: gauged(seed + index, scrapes(seed + index)) }));

const BOUNDS = ["0.5", "1", "5", "10", "25", "100", "+Inf"];

/** Cumulative buckets with their sum and count. */
function histogram(labels: Labels, seed: number): readonly StoredSeries[] {
  const name = "istio_request_duration_milliseconds";
  const times = scrapes(seed);
  const each = BOUNDS.map((_bound, index) => counted(seed + index, times));
  const total = (last: number, at: number): number =>
    each.slice(0, last + 1).reduce((sum, points) => sum + (points[at]?.[1] ?? 0), 0);
  const buckets = BOUNDS.map((le, last) => ({
    name: `${name}_bucket`,
    labels: { ...labels, le },
    samples: times.map((time, at) => [time, total(last, at)] as const),
  }));
  const count = { name: `${name}_count`, labels, samples: buckets.at(-1)?.samples ?? [] };
  const sum = {
    name: `${name}_sum`,
    labels,
    samples: count.samples.map(([time, value]) => [time, 8 * value] as const),
  };
  return [...buckets, count, sum];
}

const PODS = WORKLOADS.map((workload) => ({ pod: `${workload}-a` }));

/** Ends a series some minutes before the others, by a mark or silently. */
const ended = (series: StoredSeries, minutes: number, marked: boolean): StoredSeries => {
  const end = SAMPLES_AT - minutes * 60_000;
  const samples = series.samples.filter(([time]) => time < end);
  return { ...series, samples, ...(marked ? { staleAt: [end] } : {}) };
};

const begun = (series: StoredSeries, minutes: number): StoredSeries => ({
  ...series,
  samples: series.samples.filter(([time]) => time > SAMPLES_AT - minutes * 60_000),
});

const whole: readonly StoredSeries[] = [
  ...counters("istio_requests_total", REQUESTS, 100),
  ...counters("istio_tcp_sent_bytes_total", REQUESTS.slice(0, 4), 200),
  ...REQUESTS.slice(0, 5).flatMap((labels, index) => histogram(labels, 300 + 20 * index)),
  ...gauges("container_load", PODS, 500),
  ...gauges("container_limit", PODS.slice(1), 520),
  ...PODS.map((labels, index) => ({
    name: "pod_owner",
    labels: { ...labels, team: index % 2 === 0 ? "red" : "blue" },
    samples: scrapes(540 + index).map((time) => [time, 1] as const),
  })),
];

/**
 * Series as a mesh's Prometheus holds them: counters with resets and missed scrapes, gauges with NaN and infinities,
 * histograms, an info metric; some series begin late, some end with or without a stale mark. Always the same.
 */
export const PROMQL_SAMPLES: readonly StoredSeries[] = whole.map((series, index) => {
  if (index % 11 === 3) return ended(series, 2 + (index % 7), index % 2 === 0);
  return index % 13 === 5 ? begun(series, 3 + (index % 5)) : series;
});
