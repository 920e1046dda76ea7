import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CounterSeries, SCRAPE_INTERVAL_MS } from "./counter-series";
import { CounterStream } from "./counter-stream";

const newStream = (): CounterStream =>
  new CounterStream({
    labels: { reporter: "source", grpc_response_status: "" },
    target: { pod: "a", instance: "10.0.0.1:15020" },
    rates: [{ name: "istio_requests_total", le: null, perSecond: 0 }],
  });

describe("CounterStream", () => {
  it("is the sum of rate times duration over its epochs", () => {
    const stream = newStream();
    stream.changeRates(Float64Array.of(2), 0);
    stream.changeRates(Float64Array.of(0), 10_000);
    stream.changeRates(Float64Array.of(5), 20_000);
    expect(stream.valueAt(0, 25_000)).toBe(2 * 10 + 5 * 5);
    expect(stream.valueAt(0, 5_000)).toBe(10);
    expect(stream.valueAt(0, -1)).toBeNaN();
  });

  it("gives the same values one by one and in a row, and never falls", () => {
    const edits = fc.array(fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 60_000 })), { maxLength: 30 });
    fc.assert(
      fc.property(edits, (changes) => {
        const stream = newStream();
        let at = 0;
        for (const [rate, pause] of changes) {
          stream.changeRates(Float64Array.of(rate), at);
          at += pause;
        }
        const times = Array.from({ length: 50 }, (_, index) => (index * at) / 49);
        const values = stream.valuesAt(0, times);
        expect(values).toEqual(times.map((time) => stream.valueAt(0, time)));
        if (changes.length > 0)
          values.forEach((value, index) =>
            expect(value).toBeGreaterThanOrEqual((values[index - 1] ?? 0) - 1e-6),
          );
      }),
    );
  });

  it("forgets its oldest epochs, not its count", () => {
    const stream = newStream();
    for (let edit = 0; edit < 1_000; edit += 1)
      stream.changeRates(Float64Array.of(1 + (edit % 2)), edit * 1_000);
    expect(stream.since).toBeGreaterThan(0);
    expect(stream.valueAt(0, 1_000_000)).toBeCloseTo(1_500, 6);
  });
});

describe("CounterSeries", () => {
  it("is scraped every interval, at one moment of it, and not in the future", () => {
    const stream = newStream();
    stream.changeRates(Float64Array.of(1), 0);
    const { times, values } = new CounterSeries(stream, 0, () => 100_000).samples(-50_000, 500_000);
    expect(times).toHaveLength(values.length);
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThanOrEqual(100_000);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? NaN));
    expect(new Set(gaps)).toEqual(new Set([SCRAPE_INTERVAL_MS]));
  });

  it("has the target's labels and none that is empty", () => {
    expect(new CounterSeries(newStream(), 0, () => 0).labels).toEqual({
      reporter: "source",
      pod: "a",
      instance: "10.0.0.1:15020",
    });
  });
});
