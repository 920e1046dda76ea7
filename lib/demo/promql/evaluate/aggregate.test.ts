import { describe, expect, it } from "vitest";
import { promqlRequest } from "@/lib/testing/promql-request";
import { sampleStore } from "@/lib/testing/sample-store";
import { seriesTexts } from "@/lib/testing/vector-series";
import { query } from "../query";

const NOW = 1_700_000_000_000;
const MINUTE = 60_000;
const VALUES: readonly (readonly [labels: Record<string, string>, before: number, now: number])[] = [
  [{ pod: "a", app: "web" }, 1, 4],
  [{ pod: "b", app: "web" }, 2, 2],
  [{ pod: "c", app: "db" }, 9, 6],
  [{ pod: "d" }, NaN, 1],
];
const store = sampleStore(
  VALUES.map(([labels, before, now]) => ({
    name: "load",
    labels,
    samples: [
      [NOW - MINUTE, before],
      [NOW, now],
    ],
  })),
);

/** The series of a query at NOW - 1 min and NOW, or its error. */
function answer(text: string): readonly string[] | string {
  const outcome = query(store, {
    ...promqlRequest(text, NOW),
    start: NOW - MINUTE,
    stepMs: MINUTE,
    lookbackMs: MINUTE / 2,
  });
  if (!outcome.ok) return `${outcome.kind}: ${outcome.message}`;
  return outcome.value.type === "matrix" ? "matrix" : seriesTexts(outcome.value);
}

describe("aggregate", () => {
  it.each([
    ["sum(load)", ["{} NaN 13"]],
    ["sum by (app) (load)", ['{app="db"} 9 6', '{app="web"} 3 6', "{} NaN 1"]],
    ["sum(load) by (app)", ['{app="db"} 9 6', '{app="web"} 3 6', "{} NaN 1"]],
    ["sum without (pod) (load)", ['{app="db"} 9 6', '{app="web"} 3 6', "{} NaN 1"]],
    ["avg by (app) (load{app!=''})", ['{app="db"} 9 6', '{app="web"} 1.5 3']],
    ["min(load)", ["{} 1 1"]],
    ["max(load)", ["{} 9 6"]],
    ["count by (app) (load)", ['{app="db"} 1 1', '{app="web"} 2 2', "{} 1 1"]],
    ["count(load > 3)", ["{} 1 2"]],
    ["group(load)", ["{} 1 1"]],
    ["quantile(0.5, load{app='web'})", ["{} 1.5 3"]],
    ["quantile(2, load)", ["{} Infinity Infinity"]],
    ["topk(1, load)", ['{__name__="load",app="db",pod="c"} 9 6']],
    [
      "bottomk(2, load{app='web'})",
      ['{__name__="load",app="web",pod="a"} 1 4', '{__name__="load",app="web",pod="b"} 2 2'],
    ],
    ["bottomk(1, load)", ['{__name__="load",app="web",pod="a"} 1 _', '{__name__="load",pod="d"} _ 1']],
    [
      "topk by (app) (1, load{app!=''})",
      [
        '{__name__="load",app="db",pod="c"} 9 6',
        '{__name__="load",app="web",pod="a"} _ 4',
        '{__name__="load",app="web",pod="b"} 2 _',
      ],
    ],
    ["topk(0, load)", []],
    ["topk(time() - 1699999999, load{app='web'})", ['{__name__="load",app="web",pod="a"} _ 4']],
    ["stddev(load{app!=''})", ["{} 3.559026084010437 1.632993161855452"]],
    ["stdvar by (app) (load{app!=''})", ['{app="db"} 0 0', '{app="web"} 0.25 1']],
    ['count_values("v", load{app="web"} > bool 3)', ['{v="0"} 2 1', '{v="1"} _ 1']],
    ['count_values by (app) ("v", load{pod=~"[ab]"} * 0 + 0.5)', ['{app="web",v="0.5"} 2 2']],
    ['count_values("a-b", load{pod="d"} > 0)', ['{a-b="1"} _ 1']],
    ['count_values without (pod) ("v", load{pod="d"})', ['{v="1"} _ 1', '{v="NaN"} 1 _']],
    ["sum(missing)", []],
  ])("%s", (text, expected) => {
    expect(answer(text)).toEqual(expected);
  });

  it.each([
    [
      "topk(load)",
      "bad_data: 1:1: parse error: wrong number of arguments for aggregate expression provided, expected 2, got 1",
    ],
    [
      "sum(1, load)",
      "bad_data: 1:1: parse error: wrong number of arguments for aggregate expression provided, expected 1, got 2",
    ],
    ["sum()", "bad_data: 1:1: parse error: no arguments for aggregate expression provided"],
    [
      "sum(1)",
      "bad_data: 1:5: parse error: expected type instant vector in aggregation expression, got scalar",
    ],
    [
      "topk(load, load)",
      "bad_data: 1:6: parse error: expected type scalar in aggregation parameter, got instant vector",
    ],
    [
      "limitk(2, load)",
      "bad_data: 1:1: parse error: limitk() is experimental and must be enabled with --enable-feature=promql-experimental-functions",
    ],
    ["topk(0/0, load)", "execution: Scalar value NaN overflows int64"],
    ['count_values("", load)', 'execution: invalid label name ""'],
  ])("refuses %s", (text, expected) => {
    expect(answer(text)).toBe(expected);
  });
});
