import { expect, test } from "vitest";
import { configRow } from "@/lib/testing/config-row";
import { listLines } from "./list-lines";
import { nextRow, type Move } from "./next-row";

const rows = [configRow({ name: "a" }), configRow({ name: "b" }), configRow({ name: "c", kind: "Sidecar" })];
const lines = listLines(rows, true, (kind) => kind);
const key = (name: string): string =>
  name === "c" ? "Sidecar/bookinfo/c" : `VirtualService/bookinfo/${name}`;

test.each<[string | null, Move, string]>([
  [null, "next", "c"],
  [null, "previous", "b"],
  ["c", "next", "a"],
  ["a", "previous", "c"],
  ["b", "next", "b"],
  ["c", "previous", "c"],
  ["c", "pageDown", "b"],
  ["b", "pageUp", "c"],
  ["b", "first", "c"],
  ["c", "last", "b"],
  ["gone", "next", "c"],
])("from %s, %s leads to %s: groups are passed over and the ends hold", (from, move, to) => {
  expect(nextRow(lines, from === null ? null : key(from), move)?.key).toBe(key(to));
});

test("the place is the line's, groups counted", () => {
  expect(nextRow(lines, null, "last")?.index).toBe(4);
});

test("no rows lead nowhere", () => {
  expect(nextRow([], null, "next")).toBeNull();
});
