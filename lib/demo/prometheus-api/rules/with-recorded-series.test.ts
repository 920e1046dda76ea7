import { describe, expect, it } from "vitest";
import { runQuery } from "@/lib/testing/run-query";
import { sampleStore } from "@/lib/testing/sample-store";
import type { SeriesSource } from "../../promql/series-source";
import type { RecordingRule } from "./rule-groups";
import { RULE_INTERVAL_MS, withRecordedSeries } from "./with-recorded-series";

const NOW = 1_700_000_010_000;
const LAST = NOW - (NOW % RULE_INTERVAL_MS);
const load = (pod: string, from: number, to: number, value: number) => ({
  name: "load",
  labels: { pod, app: "web" },
  samples: Array.from(
    { length: Math.floor((to - from) / 15_000) },
    (_, index) => [from + index * 15_000, value] as const,
  ),
});
const source = sampleStore([
  load("a", NOW - 7_200_000, NOW, 3),
  load("b", NOW - 7_200_000, NOW - 600_000, 4),
]);
const RULE: RecordingRule = { kind: "recording", name: "pod:load:sum", query: "sum by (pod) (load)" };

const recorded = (
  rules: readonly RecordingRule[] = [RULE],
  of: SeriesSource = source,
  now = NOW,
): SeriesSource => withRecordedSeries(of, rules, { now: () => now });
const values = (result: unknown): string => JSON.stringify(result);

describe("withRecordedSeries", () => {
  it("adds the rule's series to the source's own", () => {
    expect(recorded().names()).toEqual(["load", "pod:load:sum"]);
    expect(values(runQuery(recorded(), "pod:load:sum", NOW))).toContain(
      '{"metric":{"__name__":"pod:load:sum","pod":"a"},"value":[1700000010,"3"]}',
    );
    expect(values(runQuery(recorded(), "count(load)", NOW))).toContain('"1"');
  });

  it("evaluates the rule at every interval, and not after now", () => {
    const [series] = recorded().named("pod:load:sum");
    const { times } = series?.samples(NOW - 95_000, NOW + 60_000) ?? { times: [] };
    expect(times).toEqual(
      [LAST - 90_000, LAST - 60_000, LAST - 30_000, LAST].filter((time) => time >= NOW - 95_000),
    );
    expect(series?.samples(NOW + 1, NOW + 2)).toEqual({ times: [], values: [] });
  });

  it("finds series that were there at the last full hour and are gone now", () => {
    expect(
      recorded()
        .named("pod:load:sum")
        .map(({ labels }) => labels),
    ).toEqual([{ pod: "a" }, { pod: "b" }]);
    const ago = runQuery(recorded(), 'max_over_time(pod:load:sum{pod="b"}[2h])', NOW);
    expect(values(ago)).toContain('"4"');
  });

  it("evaluates each span of time once for all series", () => {
    let reads = 0;
    const counting: SeriesSource = {
      names: () => source.names(),
      named: (name) => {
        reads += 1;
        return source.named(name);
      },
    };
    const all = recorded([RULE], counting).named("pod:load:sum");
    const found = reads;
    for (const series of all) series.samples(NOW - 600_000, NOW);
    expect(reads).toBe(found + 1);
  });

  it("has no series where the rule cannot be evaluated", () => {
    const broken: RecordingRule = { ...RULE, query: "sum(" };
    expect(recorded([broken]).named("pod:load:sum")).toEqual([]);
  });
});
