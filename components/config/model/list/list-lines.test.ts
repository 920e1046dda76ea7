import { expect, test } from "vitest";
import { configRow } from "@/lib/testing/config-row";
import { countFindings } from "./count-findings";
import { listLines } from "./list-lines";

const rows = [
  configRow({ name: "x", findings: { error: 2, warning: 1, info: 0 } }),
  configRow({ name: "s", kind: "Sidecar", findings: null }),
  configRow({ name: "y", findings: { error: 0, warning: 3, info: 0 } }),
];

test("without groups every row is a line", () => {
  expect(listLines(rows, false, (kind) => kind)).toEqual(rows.map((row) => ({ type: "row", row })));
});

test("groups come by the kind's name, keep the order of their rows and say how many objects have findings", () => {
  const [sidecar, virtualService] = [
    { type: "group", kind: "Sidecar", objects: 1, counts: { error: 0, warning: 0, info: 0 } },
    { type: "group", kind: "VirtualService", objects: 2, counts: { error: 1, warning: 2, info: 0 } },
  ];
  const lines = listLines(rows, true, (kind) => kind);
  expect(lines.filter(({ type }) => type === "group")).toEqual([sidecar, virtualService]);
  expect(lines.map((line) => (line.type === "row" ? line.row.name : line.kind))).toEqual([
    "Sidecar",
    "s",
    "VirtualService",
    "x",
    "y",
  ]);
});

test("objects are counted, not findings; what was not checked counts nowhere", () => {
  expect(countFindings(rows)).toEqual({ error: 1, warning: 2, info: 0 });
});
