import { describe, expect, it } from "vitest";
import { sampleStore } from "@/lib/testing/sample-store";
import { seriesTexts } from "@/lib/testing/vector-series";
import { query } from "./query";

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
    text,
    start: NOW - MINUTE,
    end: NOW,
    stepMs: MINUTE,
    lookbackMs: MINUTE / 2,
    leftOpen: true,
    expired: () => false,
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
    ["sum(missing)", []],
  ])("%s", (text, expected) => {
    expect(answer(text)).toEqual(expected);
  });

  it.each([
    ["stddev(load)", "execution: aggregation stddev is not supported by the simulated Prometheus"],
    ["topk(load)", "bad_data: wrong number of arguments for topk: expected 2, got 1"],
    ["sum(1, load)", "bad_data: wrong number of arguments for sum: expected 1, got 2"],
    ["sum(1)", "bad_data: expected type instant vector in aggregation sum, got scalar"],
    ["topk(load, load)", "bad_data: expected type scalar in aggregation topk, got instant vector"],
  ])("refuses %s", (text, expected) => {
    expect(answer(text)).toBe(expected);
  });
});
