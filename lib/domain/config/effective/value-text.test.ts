import { expect, it } from "vitest";
import type { Json } from "../../mesh/cluster-object";
import { valueText } from "./value-text";

it.each<[string, Json, string]>([
  [
    "0, false, null and empty texts as they are",
    { a: 0, b: false, c: null, d: "" },
    "a: 0; b: false; c: null; d: ",
  ],
  ["a value that is no object alone", 5, "5"],
  ["a text without quotes", "x", "x"],
  ["lists as JSON", { a: [1, { b: 2 }] }, 'a: [1,{"b":2}]'],
  ["nothing of an empty object", { a: {}, b: 1 }, "b: 1"],
  [
    "fields by their path",
    { tcp: { maxConnections: 100 }, http: { a: { b: 1 } } },
    "tcp.maxConnections: 100; http.a.b: 1",
  ],
  [
    "what is deeper than five fields as JSON",
    { a: { b: { c: { d: { e: { f: 1 } } } } } },
    'a.b.c.d.e: {"f":1}',
  ],
])("a value is written with %s", (_, value, text) => {
  expect(valueText(value)).toBe(text);
});
