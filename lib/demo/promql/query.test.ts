import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { promqlRequest } from "@/lib/testing/promql-request";
import { promqlArbitrary } from "@/lib/testing/promql-arbitrary";
import { PROMQL_SAMPLES, SAMPLES_AT } from "@/lib/testing/promql-samples";
import { runQuery } from "@/lib/testing/run-query";
import { sampleStore, type StoredSeries } from "@/lib/testing/sample-store";
import { labelKey } from "./labels";
import { query } from "./query";
import type { Value } from "./value";

const samples = sampleStore(PROMQL_SAMPLES);

const NOW = 1_700_000_000_000;

/** A counter that grew by `perSecond` for ten minutes, sampled every 15 s. */
const counter = (name: string, labels: Record<string, string>, perSecond: number): StoredSeries => ({
  name,
  labels,
  samples: Array.from({ length: 41 }, (_, index) => [
    NOW - 600_000 + index * 15_000,
    1_000 + index * 15 * perSecond,
  ]),
});
const gauge = (name: string, labels: Record<string, string>, value: number): StoredSeries => ({
  name,
  labels,
  samples: [[NOW - 10_000, value]],
});

const store = sampleStore([
  counter("requests", { pod: "a", code: "200" }, 8),
  counter("requests", { pod: "b", code: "200" }, 4),
  counter("requests", { pod: "b", code: "500" }, 1),
  gauge("up", { pod: "a" }, 1),
  gauge("up", { pod: "b" }, 0),
  gauge("owner", { pod: "a", team: "red" }, 1),
  gauge("owner", { pod: "b", team: "blue" }, 1),
  gauge("broken", { pod: "c" }, NaN),
  gauge("latency_bucket", { le: "10" }, 50),
  gauge("latency_bucket", { le: "100" }, 90),
  gauge("latency_bucket", { le: "+Inf" }, 100),
]);

const vectorSchema = z.object({
  result: z.array(
    z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
  ),
});

/** Results as `labels=value`, sorted: the order of a vector means nothing. */
function vector(text: string): readonly string[] | string {
  const answer = runQuery(store, text, NOW);
  if (typeof answer === "string") return answer;
  const { result } = vectorSchema.parse(answer);
  return result
    .map(
      ({ metric, value }) =>
        `${Object.entries(metric).sort().flat().join(",")}=${Number(Number(value[1]).toPrecision(12))}`,
    )
    .sort();
}

describe("query", () => {
  it.each([
    ["selects by exact label", 'up{pod="a"}', ["__name__,up,pod,a=1"]],
    ["anchors regular expressions", 'up{pod=~"a|bb"}', ["__name__,up,pod,a=1"]],
    ["counts an absent label as empty", 'owner{zone="",team!="red"}', ["__name__,owner,pod,b,team,blue=1"]],
    ["finds metrics by a name matcher", '{__name__=~"u.",pod="b"}', ["__name__,up,pod,b=0"]],
    ["drops the name after a rate", 'rate(requests{code="500"}[5m])', ["code,500,pod,b=1"]],
    ["sums rates by label", "sum by (code) (rate(requests[5m]))", ["code,200=12", "code,500=1"]],
    [
      "groups by the labels that are left",
      "sum without (pod) (rate(requests[5m]))",
      ["code,200=12", "code,500=1"],
    ],
    ["shifts by offset", 'increase(requests{code="500"}[1m] offset 2m)', ["code,500,pod,b=60"]],
    [
      "gives a modifier to the last operand only",
      "count(requests) + count(requests offset 5m) - count(up)",
      ["=4"],
    ],
    ["binds a modifier closer than operators", 'up{pod="a"} + on () owner{pod="a"} offset 1s', ["=2"]],
    [
      "pins the time by @",
      `requests{code="500"} @ ${NOW / 1_000 - 300}`,
      ["__name__,requests,code,500,pod,b=1300"],
    ],
    ["folds over time", 'count_over_time(requests{code="500"}[1m])', ["code,500,pod,b=4"]],
    ["filters by comparison and keeps the name", "up > 0", ["__name__,up,pod,a=1"]],
    ["compares to 0 and 1 with bool", "up > bool 0", ["pod,a=1", "pod,b=0"]],
    [
      "divides matching series",
      'rate(requests{code="500"}[5m]) / ignoring(code) rate(requests{code="200"}[5m])',
      ["pod,b=0.25"],
    ],
    [
      "takes labels from the one side",
      "sum by (pod) (rate(requests[5m])) * on(pod) group_left(team) owner",
      ["pod,a,team,red=8", "pod,b,team,blue=5"],
    ],
    ["keeps what both sides have", 'up and on(pod) owner{team="red"}', ["__name__,up,pod,a=1"]],
    ["drops what the other side has", 'up unless on(pod) owner{team="red"}', ["__name__,up,pod,b=0"]],
    ["adds what is missing", 'up{pod="a"} or up', ["__name__,up,pod,a=1", "__name__,up,pod,b=0"]],
    ["ranks by value", "topk(1, rate(requests[5m]))", ["code,200,pod,a=8"]],
    ["ranks NaN last", 'bottomk(1, {__name__=~"up|broken"})', ["__name__,up,pod,b=0"]],
    ["interpolates quantiles of a group", "quantile(0.5, rate(requests[5m]))", ["=4"]],
    ["interpolates within a bucket", "histogram_quantile(0.7, latency_bucket)", ["=55"]],
    ["answers the last bound beyond the last bucket", "histogram_quantile(0.99, latency_bucket)", ["=100"]],
    ["rounds to a step", "round(vector(2.6), 0.5)", ["=2.5"]],
    ["says what is absent", 'absent(missing{pod="x"})', ["pod,x=1"]],
    [
      "rewrites labels",
      'label_replace(up{pod="a"}, "name", "pod-$1", "pod", "(.*)")',
      ["__name__,up,name,pod-a,pod,a=1"],
    ],
    ["binds power before the sign", "-vector(2) ^ 2", ["=-4"]],
  ])("%s", (_rule, text, expected) => {
    expect(vector(text)).toEqual(expected);
  });

  it.each([
    ["an unfinished expression", "sum(", /^bad_data: 1:5: parse error: unclosed left parenthesis$/],
    ["an empty query", "", /^bad_data: unknown position: parse error: no expression found in input$/],
    ["a selector that matches everything", '{pod=~".*"}', /^bad_data: .*non-empty matcher/],
    ["a wrong regular expression", 'up{pod=~"("}', /^bad_data: 1:4: parse error: error parsing regexp/],
    [
      "a range where an instant vector belongs",
      "sum(up[5m])",
      /^bad_data: 1:5: parse error: expected type instant vector in aggregation expression, got range vector/,
    ],
    [
      "an instant vector where a range belongs",
      "rate(up)",
      /^bad_data: 1:6: parse error: expected type range vector in call to function "rate", got instant vector/,
    ],
    ["an unknown function", "foo(up)", /^bad_data: 1:1: parse error: unknown function with name "foo"$/],
    [
      "an experimental function",
      "mad_over_time(up[5m])",
      /^bad_data: 1:1: parse error: function "mad_over_time" is not enabled$/,
    ],
    ["series that match more than one", "up * on() owner", /^execution: .*many-to-many/],
    [
      "a result with two equal label sets",
      'rate({__name__=~"requests|up"}[10m]) or label_replace(up, "pod", "", "pod", ".*")',
      /^execution: vector cannot contain/,
    ],
    ["deep nesting", `${"(".repeat(500)}1${")".repeat(500)}`, /^bad_data: .*nested too deeply/],
    ["a scalar comparison without bool", "1 > 2", /^bad_data: .*BOOL/],
  ])("names %s as the fault", (_fault, text, expected) => {
    expect(vector(text)).toMatch(expected);
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(() => runQuery(store, text, NOW)).not.toThrow();
      }),
    );
  });

  it("never throws, whatever the expression, and gives each series once", () => {
    fc.assert(
      fc.property(promqlArbitrary, (text) => {
        const outcome = query(samples, {
          ...promqlRequest(text, SAMPLES_AT),
          start: SAMPLES_AT - 60_000,
          stepMs: 30_000,
        });
        if (!outcome.ok || outcome.value.type !== "vector") return;
        const keys = outcome.value.series.map(({ labels }) => labelKey(labels));
        expect(new Set(keys).size, text).toBe(keys.length);
      }),
      { numRuns: 400 },
    );
  });

  it("gives at each step of a range what an instant query gives there, whatever the expression", () => {
    const valuesAt = (value: Value, step: number): readonly string[] =>
      value.type === "vector"
        ? value.series
            .filter(({ present }) => present[step] === 1)
            .map(({ labels, values }) => `${labelKey(labels)} ${(values[step] ?? NaN).toPrecision(9)}`)
            .sort()
        : [];
    fc.assert(
      fc.property(promqlArbitrary, (text) => {
        // The bounds of the query are what @ start() and @ end() mean.
        fc.pre(!/start\(|end\(/i.test(text));
        const request = promqlRequest(text, SAMPLES_AT);
        const range = query(samples, { ...request, start: SAMPLES_AT - 60_000, stepMs: 30_000 });
        if (!range.ok || range.value.type === "matrix") return;
        for (const [step, at] of range.times.entries()) {
          const instant = query(samples, promqlRequest(text, at));
          if (!instant.ok || instant.value.type === "matrix") throw new Error(`no answer at ${at}: ${text}`);
          expect(valuesAt(range.value, step), text).toEqual(valuesAt(instant.value, 0));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("stops between the windows of one series too", () => {
    let asked = 0;
    const request = promqlRequest("max_over_time(requests[5m])", NOW);
    const expired = (): boolean => (asked += 1) > 6;
    const outcome = query(store, { ...request, start: NOW - 600_000, stepMs: 1_000, expired });
    expect(outcome).toMatchObject({ ok: false, kind: "timeout" });
  });

  it("stops when its time is up", () => {
    const outcome = query(store, { ...promqlRequest("up", NOW), expired: () => true });
    expect(outcome).toEqual({
      ok: false,
      kind: "timeout",
      message: "query timed out in expression evaluation",
    });
  });

  it("gives the same values at each step as an instant query there", () => {
    const text = "sum by (code) (rate(requests[2m])) or vector(1)";
    const request = promqlRequest(text, NOW);
    const range = query(store, { ...request, start: NOW - 60_000, end: NOW, stepMs: 20_000 });
    if (!range.ok || range.value.type !== "vector") throw new Error("no vector");
    expect(range.times).toHaveLength(4);
    for (const [step, at] of range.times.entries()) {
      const instant = query(store, { ...request, start: at, end: at, stepMs: 0 });
      if (!instant.ok || instant.value.type !== "vector") throw new Error("no vector");
      expect(range.value.series.map((one) => one.values[step])).toEqual(
        instant.value.series.map((one) => one.values[0]),
      );
    }
  });

  it("counts a sample at the window's very start only where ranges are closed", () => {
    const request = promqlRequest('count_over_time(requests{pod="a"}[1m])', NOW);
    const counts = [true, false].map((leftOpen) => {
      const outcome = query(store, { ...request, leftOpen });
      return outcome.ok && outcome.value.type === "vector" ? outcome.value.series[0]?.values[0] : null;
    });
    expect(counts).toEqual([4, 5]);
  });
});
