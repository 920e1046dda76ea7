import { describe, expect, it } from "vitest";
import { promqlRequest } from "@/lib/testing/promql-request";
import { sampleStore } from "@/lib/testing/sample-store";
import { seriesTexts } from "@/lib/testing/vector-series";
import { query, type QueryRequest } from "../query";

// 2023-11-14 22:13:20.
const NOW = 1_700_000_000_000;
const gauge = (name: string, labels: Record<string, string>, now: number, before = now) => ({
  name,
  labels,
  samples: [[NOW - 60_000, before] as const, [NOW, now] as const],
});
const store = sampleStore([
  gauge("load", { pod: "a" }, 4, 1),
  gauge("load", { pod: "b" }, NaN),
  gauge("load", { pod: "c" }, -2, 7),
  gauge("latency_bucket", { le: "1" }, 5),
  gauge("latency_bucket", { le: "10" }, 4),
  gauge("latency_bucket", { le: "+Inf" }, 10),
  gauge("latency_bucket", { le: "high" }, 10),
  gauge("broken_bucket", { le: "1" }, 10),
]);

function run(text: string, change: Partial<QueryRequest> = {}) {
  const outcome = query(store, { ...promqlRequest(text, NOW), lookbackMs: 30_000, ...change });
  if (!outcome.ok) return { error: outcome.message };
  const { value, annotations } = outcome;
  const series = value.type === "vector" ? value.series.map((one) => [...one.values].join(" ")) : [];
  const texts = value.type === "matrix" ? [] : seriesTexts(value);
  const scalar = value.type === "scalar" ? [...value.values] : null;
  return { texts, inOrder: series, scalar, notes: annotations.map(({ text: note }) => note) };
}

describe("functionCall", () => {
  it.each([
    ["abs(load)", ['{pod="a"} 4', '{pod="b"} NaN', '{pod="c"} 2']],
    ["clamp(load, 0, 3)", ['{pod="a"} 3', '{pod="b"} NaN', '{pod="c"} 0']],
    ["clamp(load, 3, 0)", []],
    ["clamp_max(load, time() * 0)", ['{pod="a"} 0', '{pod="b"} NaN', '{pod="c"} -2']],
    ["vector(1)", ["{} 1"]],
    ["vector(scalar(load))", ["{} NaN"]],
    ["vector(scalar(load{pod='a'}))", ["{} 4"]],
    ["vector(scalar(missing))", ["{} NaN"]],
    ["absent(load)", []],
    ["absent(missing{pod='x'})", ['{pod="x"} 1']],
    ["absent(missing{pod='x',pod='y'})", ["{} 1"]],
    ["absent(missing{pod!='x',pod='y'})", ['{pod="y"} 1']],
    ["absent((missing{pod=~'x',zone='z'}))", ['{zone="z"} 1']],
    ["absent(sum(missing{pod='x'}))", ["{} 1"]],
    ["hour()", ["{} 22"]],
    ["minute(vector(3600))", ["{} 0"]],
    ["day_of_week() + day_of_month()", ["{} 16"]],
    ["year(load{pod='a'} * 31536000)", ['{pod="a"} 1973']],
    ["label_join(load{pod='a'}, 'to', '-', 'pod', '__name__')", ['{__name__="load",pod="a",to="a-load"} 4']],
    ["histogram_count(load)", []],
    ["histogram_quantile(0.25, latency_bucket)", ["{} 0.5"]],
    ["histogram_quantile(0.5, broken_bucket)", ["{} NaN"]],
  ])("%s", (text, texts) => {
    expect(run(text)).toMatchObject({ texts });
  });

  it.each([
    ["time()", [NOW / 1_000 - 60, NOW / 1_000]],
    ["pi()", [Math.PI, Math.PI]],
    ["scalar(load{pod='a'})", [1, 4]],
  ])("%s is a scalar at each step", (text, scalar) => {
    expect(run(text, { start: NOW - 60_000, stepMs: 60_000 })).toMatchObject({ scalar });
  });

  it.each([
    ["sort(load)", ["-2", "4", "NaN"]],
    ["sort_desc(load)", ["4", "-2", "NaN"]],
    ["topk(2, load)", ["4", "-2"]],
    ["bottomk(3, load)", ["-2", "4", "NaN"]],
  ])("%s orders values, NaN last", (text, inOrder) => {
    expect(run(text)).toMatchObject({ inOrder });
  });

  it.each([
    ["quantile(1.5, load)", ["PromQL warning: quantile value should be between 0 and 1, got 1.5 (1:10)"]],
    [
      "quantile_over_time(-1, load[1m])",
      ["PromQL warning: quantile value should be between 0 and 1, got -1 (1:20)"],
    ],
    [
      "histogram_quantile(NaN, broken_bucket)",
      ["PromQL warning: quantile value should be between 0 and 1, got NaN (1:20)"],
    ],
    [
      'histogram_quantile(0.9, latency_bucket{le="high"})',
      [
        'PromQL warning: bucket label "le" is missing or has a malformed value of "high" for metric name "latency_bucket" (1:25)',
      ],
    ],
    [
      'histogram_quantile(0.9, latency_bucket{le!="high"})',
      [
        'PromQL info: input to histogram_quantile needed to be fixed for monotonicity (see https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile) for metric name "latency_bucket" (1:25)',
      ],
    ],
    [
      "sum(rate(load[2m]))\n + increase(load[2m])",
      [
        'PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: "load" (1:10)',
        'PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: "load" (2:13)',
      ],
    ],
    ["rate(broken_bucket[2m])", []],
    ["rate(missing[2m])", []],
  ])("remarks on %s", (text, notes) => {
    expect(run(text)).toMatchObject({ notes });
  });

  it("takes an error of a range function to the query", () => {
    expect(run("holt_winters(load[2m], 2, 0.5)", { leftOpen: false })).toEqual({
      error: "invalid smoothing factor. Expected: 0 < sf < 1, got: 2.000000",
    });
  });

  it.each([
    ["holt_winters(load[2m], 0.5, 0.5)", true, 'unknown function with name "holt_winters"'],
    ["double_exponential_smoothing(load[2m], 0.5, 0.5)", true, "is not enabled"],
    ["double_exponential_smoothing(load[2m], 0.5, 0.5)", false, "unknown function"],
    ["histogram_avg(load)", false, "unknown function"],
  ])("does not know %s where left-open is %s", (text, leftOpen, message) => {
    expect(run(text, { leftOpen }).error).toContain(message);
  });
});
