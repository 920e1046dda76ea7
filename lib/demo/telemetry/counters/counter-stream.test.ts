import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAILY_PACE, STEADY_PACE } from "../pace";
import { CounterSeries } from "./counter-series";
import { CounterStream } from "./counter-stream";
import type { Growth } from "./exposed-stream";
import { SCRAPE_INTERVAL_MS, ScrapeClock } from "./scrape-times";

const LIFE = "one";
const TARGET = {
  id: "a",
  life: LIFE,
  startedAt: 0,
  labels: { pod: "a", instance: "10.0.0.1:15020" },
};
const METRIC = { name: "istio_requests_total", le: null, growth: "traffic" } as const;
const newStream = (growth: Growth = "traffic", pace = STEADY_PACE): CounterStream =>
  new CounterStream(
    { labels: { reporter: "source", grpc_response_status: "" }, target: TARGET, rates: [] },
    [{ ...METRIC, growth }],
    pace,
  );
const change = (stream: CounterStream, rate: number, at: number, life = LIFE, startedAt = 0): void =>
  stream.changeRates([rate], at, life, startedAt);
const valuesOf = (stream: CounterStream, times: readonly number[], pace = STEADY_PACE): readonly number[] =>
  stream.valuesAt(
    0,
    times,
    times.map((at) => pace.elapsed(at)),
  );

describe("CounterStream", () => {
  it("is the sum of rate times duration over its epochs", () => {
    const stream = newStream();
    change(stream, 2, 0);
    change(stream, 0, 10_000);
    change(stream, 5, 20_000);
    expect(stream.valueAt(0, 25_000)).toBeCloseTo(2 * 10 + 5 * 5, 6);
    expect(stream.valueAt(0, 5_000)).toBeCloseTo(10, 6);
    expect(stream.valueAt(0, -1)).toBeNaN();
  });

  it("grows with the pace of the traffic, or by time alone", () => {
    const day = 86_400_000;
    const values = (["traffic", "steady"] as const).map((growth) => {
      const stream = newStream(growth, DAILY_PACE);
      change(stream, 1, 0);
      return [stream.valueAt(0, day / 4), stream.valueAt(0, day)];
    });
    expect(values[0]?.[0]).toBeLessThan(0.9 * (day / 4_000));
    expect(values[1]?.[0]).toBeCloseTo(day / 4_000, 4);
    for (const [, wholeDay] of values) expect(wholeDay).toBeCloseTo(day / 1_000, 3);
  });

  it("counts requests in whole numbers, to within one of its rate, and work in fractions of them", () => {
    const [requests, work] = [newStream("traffic"), newStream("work")];
    for (const stream of [requests, work]) change(stream, 1 / 600, 0);
    const times = Array.from({ length: 400 }, (_, index) => index * 15_000);
    const values = valuesOf(requests, times);
    expect(values.filter((value) => !Number.isInteger(value))).toEqual([]);
    values.forEach((value, index) => {
      expect(Math.abs(value - (times[index] ?? NaN) / 600_000)).toBeLessThan(1);
    });
    expect(values[0]).toBe(0);
    expect(work.valueAt(0, 300_000)).toBeCloseTo(0.5, 9);
  });

  it("does not count what pods alike have in common at the same moments", () => {
    const growthOf = (id: string): readonly number[] => {
      const stream = new CounterStream(
        { labels: {}, target: { ...TARGET, id }, rates: [] },
        [METRIC],
        STEADY_PACE,
      );
      change(stream, 1 / 600, 0);
      return valuesOf(
        stream,
        Array.from({ length: 100 }, (_, index) => index * 15_000),
      );
    };
    expect(growthOf("a")).toEqual(growthOf("a"));
    expect(growthOf("a")).not.toEqual(growthOf("b"));
  });

  it("lets the seconds of a certificate run down with the clock, whatever the traffic", () => {
    const stream = newStream("certificate", DAILY_PACE);
    stream.changeRates([1_000], 1_000_000, "life");
    const left = (seconds: number): number => stream.valueAt(0, seconds * 1_000);
    expect(left(1_600)).toBe(86_400 - 600);
    expect(left(1_600) - left(2_600)).toBe(1_000);
    expect(left(1_000 + 50_000)).toBeGreaterThan(left(1_000 + 40_000));
  });

  it("has the value it was last given where it is a gauge", () => {
    const stream = newStream("level", DAILY_PACE);
    change(stream, 7, 0);
    change(stream, 4, 10_000);
    expect(valuesOf(stream, [0, 9_999, 10_000, 500_000])).toEqual([7, 7, 4, 4]);
  });

  it("begins at 0 in another life, and what the last one counted stays", () => {
    const stream = newStream();
    change(stream, 2, 0);
    change(stream, 2, 10_000, "two");
    expect(valuesOf(stream, [9_000, 10_000, 12_000]).map((value) => Math.round(value * 1e6) / 1e6)).toEqual([
      18, 0, 4,
    ]);
  });

  it("begins when its target started", () => {
    const stream = newStream();
    change(stream, 2, 0, LIFE, 5_000);
    expect(stream.since).toBe(5_000);
    change(stream, 3, 1_000, LIFE, 5_000);
    expect(stream.valueAt(0, 7_000)).toBeCloseTo(6, 6);
  });

  it("stands still while nothing flows, and is gone while its target is", () => {
    const stream = newStream();
    change(stream, 1, 0);
    stream.pause(10_000, () => true);
    expect(stream.valueAt(0, 20_000)).toBeCloseTo(10, 6);
    stream.pause(20_000, () => false);
    expect(stream.endedAt).toBe(20_000);
    expect(stream.valueAt(0, 20_000)).toBeNaN();
    change(stream, 1, 30_000, "two");
    expect(stream.endedAt).toBeNull();
    expect(stream.valueAt(0, 31_000)).toBeCloseTo(1, 6);
  });

  it("gives the same values one by one and in a row, falls with a life only, and no edit changes what was", () => {
    const edit = fc.tuple(
      fc.nat(1_000),
      fc.integer({ min: 1, max: 60_000 }),
      fc.constantFrom("same", "same", "new"),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 30 }), (edits) => {
        const stream = newStream("traffic", DAILY_PACE);
        let at = 0;
        const times: number[] = [];
        const lives: number[] = [];
        let life = 0;
        const earlier: [number, number][] = [];
        for (const [rate, pause, how] of edits) {
          if (how === "new") life += 1;
          change(stream, rate, at, String(life));
          for (const time of [at, at + pause / 2, at + pause * 0.9]) {
            times.push(time);
            lives.push(life);
          }
          earlier.push([at, stream.valueAt(0, at)]);
          at += pause;
        }
        for (const [time, value] of earlier) expect(stream.valueAt(0, time)).toBe(value);
        const values = valuesOf(stream, times, DAILY_PACE);
        expect(values).toEqual(times.map((time) => stream.valueAt(0, time)));
        values.forEach((value, index) => {
          if (lives[index] === lives[index - 1])
            expect(value).toBeGreaterThanOrEqual((values[index - 1] ?? 0) - 1e-6);
        });
      }),
    );
  });

  it("forgets its oldest epochs, not its count", () => {
    const stream = newStream();
    for (let edit = 0; edit < 1_000; edit += 1) change(stream, 1 + (edit % 2), edit * 1_000);
    expect(stream.since).toBeGreaterThan(0);
    expect(stream.valueAt(0, 1_000_000)).toBeCloseTo(1_500, 5);
  });
});

describe("CounterSeries", () => {
  const seriesOf = (stream: CounterStream, now: number): CounterSeries =>
    new CounterSeries(stream, 0, { clock: new ScrapeClock(STEADY_PACE), now: () => now });

  it("is scraped every interval, at one moment of it, and not in the future", () => {
    const stream = newStream();
    change(stream, 1, 0);
    const { times, values } = seriesOf(stream, 100_000).samples(-50_000, 500_000);
    expect(times).toHaveLength(values.length);
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThanOrEqual(100_000);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? NaN));
    expect(new Set(gaps)).toEqual(new Set([SCRAPE_INTERVAL_MS]));
  });

  it("has no samples while its target is gone", () => {
    const stream = newStream();
    change(stream, 1, 0);
    stream.pause(100_000, () => false);
    const series = seriesOf(stream, 400_000);
    expect(series.samples(0, 400_000).times.at(-1)).toBeLessThan(100_000);
    expect(series.samples(200_000, 400_000).times).toEqual([]);
    change(stream, 1, 300_000, "two");
    const { times, values } = series.samples(0, 400_000);
    expect(times.filter((time) => time >= 100_000 && time < 300_000)).toEqual([]);
    expect(times.at(-1)).toBeGreaterThan(300_000);
    expect(values.every(Number.isFinite)).toBe(true);
  });

  it("has the target's labels and none that is empty", () => {
    expect(seriesOf(newStream(), 0).labels).toEqual({
      reporter: "source",
      pod: "a",
      instance: "10.0.0.1:15020",
    });
  });
});
