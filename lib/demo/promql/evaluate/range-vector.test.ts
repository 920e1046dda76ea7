import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promqlRequest } from "@/lib/testing/promql-request";
import { sampleStore } from "@/lib/testing/sample-store";
import { seriesTexts } from "@/lib/testing/vector-series";
import { query, type QueryRequest } from "../query";

const NOW = 1_700_000_040_000;
const MINUTE = 60_000;
/** A sample a minute, each telling how many minutes before NOW it is. */
const store = sampleStore([
  {
    name: "age",
    labels: { pod: "a" },
    samples: Array.from({ length: 61 }, (_, index) => [NOW - (60 - index) * MINUTE, 60 - index]),
  },
  { name: "late", labels: {}, samples: [[NOW - MINUTE, 1]] },
]);

function answer(text: string, change: Partial<QueryRequest> = {}): readonly string[] | string {
  const outcome = query(store, { ...promqlRequest(text, NOW), ...change });
  if (!outcome.ok) return outcome.message;
  if (outcome.value.type !== "matrix") return seriesTexts(outcome.value);
  return outcome.value.series.map(({ samples }) => samples.values.join(" "));
}

const twoSteps = { start: NOW - 2 * MINUTE, stepMs: 2 * MINUTE };

describe("a range", () => {
  it.each([
    ["leaves out the sample at its start", "sum_over_time(age[2m])", true, '{pod="a"} 1'],
    ["holds the sample at its start in Prometheus 2", "sum_over_time(age[2m])", false, '{pod="a"} 3'],
    ["is shifted by its offset", "sum_over_time(age[2m] offset 5m)", true, '{pod="a"} 11'],
    ["is shifted forward by a negative offset", "sum_over_time(age[2m] offset -5m)", true, null],
    ["is pinned by @", `sum_over_time(age[2m] @ ${NOW / 1_000 - 600})`, true, '{pod="a"} 21'],
    [
      "is pinned and shifted",
      `sum_over_time(age[2m] @ ${NOW / 1_000 - 600} offset 1m)`,
      true,
      '{pod="a"} 23',
    ],
  ])("%s", (_rule, text, leftOpen, expected) => {
    expect(answer(text, { leftOpen })).toEqual(expected === null ? [] : [expected]);
  });

  it("slides with the steps of a range query, unless it is pinned to its start or end", () => {
    expect(answer("sum_over_time(age[2m])", twoSteps)).toEqual(['{pod="a"} 5 1']);
    expect(answer("sum_over_time(age[2m] @ start())", twoSteps)).toEqual(['{pod="a"} 5 5']);
    expect(answer("sum_over_time(age[2m] @ end())", twoSteps)).toEqual(['{pod="a"} 1 1']);
  });

  it("keeps the name for last_over_time alone", () => {
    expect(answer("last_over_time(age[5m])")).toEqual(['{__name__="age",pod="a"} 0']);
    expect(answer("max_over_time(age[5m])")).toEqual(['{pod="a"} 4']);
  });

  it("takes its function's number at each step", () => {
    const number = `(time() - ${NOW / 1_000 - 120}) / 120`;
    expect(answer(`quantile_over_time(${number}, age[3m])`, twoSteps)).toEqual(['{pod="a"} 2 2']);
    expect(answer("predict_linear(age[5m], 60)", twoSteps)).toEqual(['{pod="a"} 1 -1']);
  });

  it("is absent where it holds no sample", () => {
    expect(answer('absent_over_time(age{pod="a"}[5m])')).toEqual([]);
    expect(answer('absent_over_time(age{pod="b",zone!="c"}[5m])')).toEqual(['{pod="b"} 1']);
    expect(answer("absent_over_time(late[1m] offset 1m)", twoSteps)).toEqual(["{} 1 _"]);
    expect(answer("absent_over_time(late[1m:30s] offset 10m)")).toEqual(["{} 1"]);
  });

  it("gives its raw samples where no function is around it", () => {
    expect(answer("age[3m]")).toEqual(["2 1 0"]);
    expect(answer("age[3m]", { leftOpen: false })).toEqual(["3 2 1 0"]);
    expect(answer("(age[3m] offset 10m)")).toEqual(["12 11 10"]);
    expect(answer("age[10s] offset 90s")).toEqual([]);
  });
});

describe("a subquery", () => {
  it.each([
    ["evaluates at multiples of its step", "count_over_time(age[5m:20s])", '{pod="a"} 15'],
    ["takes the server's interval where it names no step", "count_over_time(age[5m:])", '{pod="a"} 5'],
    ["looks back for each of its samples", "max_over_time(late[10m:30s])", "{} 1"],
    ["ends where a sample is too old", "count_over_time(late[10m:30s] offset -20m)", null],
    ["is shifted by its offset", "max_over_time(age[2m:1m] offset 10m)", '{pod="a"} 11'],
    ["is pinned by @", `max_over_time(age[2m:1m] @ ${NOW / 1_000 - 1_200})`, '{pod="a"} 21'],
    ["holds pinned expressions", `sum_over_time((age @ ${NOW / 1_000 - 300})[3m:1m])`, '{pod="a"} 15'],
    ["holds other subqueries", "max_over_time(sum_over_time(age[2m:1m])[3m:1m])", '{pod="a"} 5'],
    ["holds aggregations", "avg_over_time(sum(age)[3m:1m])", "{} 1"],
    ["holds functions of ranges", "max_over_time(delta(age[2m])[5m:1m])", '{pod="a"} -2'],
  ])("%s", (_rule, text, expected) => {
    expect(answer(text)).toEqual(expected === null ? [] : [expected]);
  });

  it("is aligned to its step, not to the query", () => {
    expect(answer("timestamp(age)[1m:7s]")).toHaveLength(1);
    const times = query(store, promqlRequest("vector(time())[1m:7s]", NOW + 3_000));
    if (!times.ok || times.value.type !== "matrix") throw new Error("no matrix");
    const values = times.value.series[0]?.samples.values ?? [];
    expect(values.every((value) => value % 7 === 0)).toBe(true);
    expect(values).toHaveLength(9);
  });

  it("leaves out a value at its start only where ranges are left open", () => {
    expect(answer("count_over_time(age[2m:1m])")).toEqual(['{pod="a"} 2']);
    expect(answer("count_over_time(age[2m:1m])", { leftOpen: false })).toEqual(['{pod="a"} 3']);
  });

  it("keeps the bounds of the whole query for @", () => {
    expect(answer("max_over_time((age @ start())[5m:1m])", twoSteps)).toEqual(['{pod="a"} 2 2']);
    expect(answer("max_over_time((age @ end())[5m:1m])", twoSteps)).toEqual(['{pod="a"} 0 0']);
  });

  it("gives its values where no function is around it", () => {
    expect(answer("age[3m:1m]")).toEqual(["2 1 0"]);
    expect(answer("(age > 0)[3m:1m] offset 1m")).toEqual(["3 2 1"]);
  });

  it("is refused where it would evaluate too often", () => {
    expect(answer("max_over_time(age[10y:1ms])")).toBe(
      "query processing would load too many samples into memory in query execution",
    );
  });

  it("counts as many values as its range has steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 10 }), (steps, minutes) => {
        const text = `count_over_time(vector(1)[${steps * minutes}m:${minutes}m])`;
        expect(answer(text)).toEqual([`{} ${steps}`]);
      }),
    );
  });
});
