import { describe, expect, it } from "vitest";
import { STEADY_PACE } from "../pace";
import { CounterLog } from "./counter-log";
import { gauge, steadyCounter } from "./metric-rates";
import type { MetricStream } from "./metric-stream";

const HOUR = 3_600_000;
const stream = (
  pod: string,
  perSecond = 1,
  rates = [steadyCounter("requests_total", perSecond)],
): MetricStream => ({
  labels: { code: "200" },
  target: { id: pod, life: `${pod}#1`, startedAt: 0, labels: { pod } },
  rates,
});
const newLog = (): CounterLog => new CounterLog(() => 1_000 * HOUR, STEADY_PACE);
const apply = (
  log: CounterLog,
  at: number,
  streams: readonly MetricStream[],
  alive: readonly string[],
): void => {
  log.apply({ streams, isAlive: (life) => alive.includes(life) }, at);
};
const podsOf = (log: CounterLog): readonly unknown[] =>
  log.named("requests_total").map(({ labels }) => labels["pod"]);

describe("CounterLog", () => {
  it("counts together what has the same labels", () => {
    const log = newLog();
    apply(log, 0, [stream("a", 2), stream("a", 3), stream("b", 1)], ["a#1", "b#1"]);
    expect([...log.streams()].map((one) => one.valueAt(0, 10_000))).toEqual([50, 10]);
  });

  it("keeps a counter where it is while nothing makes it grow and its target lives", () => {
    const log = newLog();
    apply(log, 0, [stream("a")], ["a#1"]);
    apply(log, 10_000, [], ["a#1"]);
    expect([...log.streams()].map((one) => one.valueAt(0, 50_000))).toEqual([10]);
  });

  it("takes a gauge away as soon as nobody tells it", () => {
    const log = newLog();
    apply(log, 0, [stream("a", 0, [gauge("up", 1)])], ["a#1"]);
    apply(log, 10_000, [], ["a#1"]);
    expect([...log.streams()]).toEqual([]);
  });

  it("exposes nothing of a target that is gone, and forgets it a day later", () => {
    const log = newLog();
    apply(log, 0, [stream("a"), stream("b")], ["a#1", "b#1"]);
    apply(log, HOUR, [stream("b")], ["b#1"]);
    expect([...log.streams()].map(({ target }) => target["pod"])).toEqual(["b"]);
    expect(podsOf(log)).toEqual(["a", "b"]);
    apply(log, 30 * HOUR, [stream("b")], ["b#1"]);
    expect(podsOf(log)).toEqual(["b"]);
  });

  it("adds at once what happened at a moment, once and not before it", () => {
    const log = newLog();
    const pushed = (atOnce: number): MetricStream =>
      stream("a", 1, [{ ...steadyCounter("pushes_total", 1), atOnce }]);
    apply(log, 0, [pushed(0)], ["a#1"]);
    apply(log, 10_000, [pushed(7)], ["a#1"]);
    apply(log, 20_000, [stream("a", 1, [steadyCounter("pushes_total", 1)])], ["a#1"]);
    const [only] = log.streams();
    expect([9_000, 10_000, 30_000].map((at) => only?.valueAt(0, at))).toEqual([9, 17, 37]);
  });

  it("finds series that come to be known later", () => {
    const log = newLog();
    apply(log, 0, [stream("a")], ["a#1"]);
    expect(podsOf(log)).toEqual(["a"]);
    apply(
      log,
      HOUR,
      [stream("a"), stream("b", 0, [steadyCounter("requests_total", 1), steadyCounter("more_total", 1)])],
      ["a#1", "b#1"],
    );
    expect(podsOf(log)).toEqual(["a", "b"]);
    expect(log.names()).toEqual(["requests_total", "more_total"]);
    expect(log.named("nothing")).toEqual([]);
  });

  it("finds every series of a name, and the same ones again until others come to be known", () => {
    const log = newLog();
    const rates = ["1", "+Inf"].map((le) => ({ ...steadyCounter("sizes_bucket", 1), le }));
    apply(log, 0, [stream("a", 0, rates), stream("b")], ["a#1", "b#1"]);
    const found = log.named("sizes_bucket");
    expect(found.map(({ labels }) => [labels["pod"], labels["le"]])).toEqual([
      ["a", "1"],
      ["a", "+Inf"],
    ]);
    expect(log.named("sizes_bucket")).toBe(found);
    apply(log, HOUR, [stream("a", 0, rates), stream("b"), stream("c", 0, rates)], ["a#1", "b#1", "c#1"]);
    expect(log.named("sizes_bucket")).toHaveLength(4);
  });

  it("tells streams apart whose labels differ in one value only", () => {
    const log = newLog();
    const coded = (code: string): MetricStream => ({ ...stream("a"), labels: { code } });
    apply(log, 0, [coded("200"), coded("2000"), coded("200")], ["a#1"]);
    expect([...log.streams()].map((one) => one.valueAt(0, 10_000))).toEqual([20, 10]);
  });

  it("holds no more streams than it can, and makes room of those that are gone", () => {
    const log = newLog();
    const many = (prefix: string, count: number): readonly MetricStream[] =>
      Array.from({ length: count }, (_, index) => stream(`${prefix}${index}`));
    apply(log, 0, many("old", 100_010), []);
    expect(log.named("requests_total")).toHaveLength(100_000);
    apply(log, HOUR, [], []);
    apply(log, 2 * HOUR, [], []);
    apply(log, 3 * HOUR, many("new", 3), ["new0#1", "new1#1", "new2#1"]);
    expect(podsOf(log)).toEqual(["new0", "new1", "new2"]);
  });
});
