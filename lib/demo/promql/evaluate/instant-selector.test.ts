import { describe, expect, it } from "vitest";
import { promqlRequest } from "@/lib/testing/promql-request";
import { sampleStore } from "@/lib/testing/sample-store";
import { seriesTexts } from "@/lib/testing/vector-series";
import { query, type QueryRequest } from "../query";

const NOW = 1_700_000_000_000;
const store = sampleStore([
  {
    name: "up",
    labels: { pod: "a" },
    samples: [
      [NOW - 400_000, 1],
      [NOW - 300_000, 2],
      [NOW - 10_000, 3],
    ],
  },
  { name: "up", labels: { pod: "b" }, samples: [[NOW - 60_000, 5]], staleAt: [NOW - 30_000] },
  {
    name: "up",
    labels: { pod: "c" },
    samples: [
      [NOW - 60_000, 7],
      [NOW - 20_000, 8],
    ],
    staleAt: [NOW - 40_000],
  },
]);

function answer(text: string, change: Partial<QueryRequest> = {}): readonly string[] {
  const outcome = query(store, { ...promqlRequest(text, NOW), ...change });
  return outcome.ok && outcome.value.type !== "matrix" ? seriesTexts(outcome.value) : ["no vector"];
}

describe("instantSelector", () => {
  it("takes the newest sample that is not after the time", () => {
    expect(answer('up{pod="a"}')).toEqual(['{__name__="up",pod="a"} 3']);
    expect(answer('up{pod="a"} offset 10001ms')).toEqual(['{__name__="up",pod="a"} 2']);
  });

  it.each([
    ["leaves out a sample exactly as old as the lookback", true, []],
    ["takes it in Prometheus 2", false, ['{__name__="up",pod="a"} 2']],
  ])("%s", (_rule, leftOpen, expected) => {
    expect(answer('up{pod="a"} offset 1m', { lookbackMs: 240_000, leftOpen })).toEqual(expected);
  });

  it("ends a series at its stale mark, until its next sample", () => {
    const steps = { start: NOW - 60_000, stepMs: 10_000 };
    expect(answer('up{pod!="a"}', steps)).toEqual([
      '{__name__="up",pod="b"} 5 5 5 _ _ _ _',
      '{__name__="up",pod="c"} 7 7 _ _ 8 8 8',
    ]);
  });

  it("keeps samples before a stale mark in ranges", () => {
    expect(answer("count_over_time(up{pod!='a'}[5m])")).toEqual(['{pod="b"} 1', '{pod="c"} 2']);
  });

  it("is pinned by @ and to the query's bounds", () => {
    const steps = { start: NOW - 20_000, stepMs: 20_000 };
    expect(answer(`up{pod="a"} @ ${NOW / 1_000 - 200}`, steps)).toEqual(['{__name__="up",pod="a"} 2 2']);
    expect(answer('up{pod="a"} @ start()', steps)).toEqual(['{__name__="up",pod="a"} 2 2']);
    expect(answer('up{pod="a"} @ end()', steps)).toEqual(['{__name__="up",pod="a"} 3 3']);
  });

  it("tells the times of samples to timestamp(), but of nothing that is computed", () => {
    expect(answer('timestamp(up{pod="a"})')).toEqual([`{pod="a"} ${NOW / 1_000 - 10}`]);
    expect(answer('timestamp((up{pod="a"}))')).toEqual([`{pod="a"} ${NOW / 1_000 - 10}`]);
    expect(answer('timestamp(+up{pod="a"})')).toEqual([`{pod="a"} ${NOW / 1_000}`]);
  });
});
