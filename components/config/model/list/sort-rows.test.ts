import fc from "fast-check";
import { expect, test } from "vitest";
import { LIST_COLUMNS, type ListColumn } from "@/lib/client/url-state/config-list-params";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { configRow } from "@/lib/testing/config-row";
import { sortRows } from "./sort-rows";

const rows = [
  configRow({
    name: "b",
    created: 5,
    findings: { error: 0, warning: 9, info: 0 },
    changed: { manager: "x", at: 1 },
  }),
  configRow({ name: "a", created: 1, findings: { error: 1, warning: 0, info: 0 }, about: "" }),
  configRow({ name: "c", created: 9, findings: null, changed: { manager: "x", at: 2 }, about: "ANY" }),
];

test.each<[ListColumn, boolean, string]>([
  ["name", false, "abc"],
  ["name", true, "cba"],
  ["findings", true, "abc"],
  ["findings", false, "bac"],
  ["age", false, "cba"],
  ["age", true, "abc"],
  ["changed", false, "cba"],
  ["changed", true, "bca"],
  ["about", false, "cba"],
])(
  "by %s, descending %s: unknown values come last, one error outweighs any warnings",
  (column, descending, names) => {
    expect(
      sortRows(rows, column, descending)
        .map(({ name }) => name)
        .join(""),
    ).toBe(names);
  },
);

test("the order does not depend on the order the server sent, whatever the column", () => {
  const row = fc
    .record({
      name: fc.constantFrom("a", "b", "c"),
      kind: fc.constantFrom("Sidecar", "VirtualService"),
      created: fc.nat(2),
    })
    .map((changes) => configRow(changes));
  const sets = fc.uniqueArray(row, { selector: ({ kind, name }) => `${kind}/${name}` });
  fc.assert(
    fc.property(sets, fc.constantFrom(...LIST_COLUMNS), fc.boolean(), (some, column, descending) => {
      expect(sortRows(some.toReversed(), column, descending)).toEqual(sortRows(some, column, descending));
    }),
  );
});

test("every row is read once, however many there are to compare", () => {
  let reads = 0;
  const counting = { get: (row: ObjectRow, key: string): unknown => (reads++, Reflect.get(row, key)) };
  const many = Array.from({ length: 10_000 }, (_, index) =>
    configRow({ name: `n${String((index * 7919) % 10_000)}` }),
  ).map((row) => new Proxy(row, counting));
  sortRows(many.slice(0, 1), "name", false);
  const ofOne = reads;
  expect(ofOne).toBeGreaterThan(0);
  sortRows(many, "name", false);
  expect(reads - ofOne).toBe(many.length * ofOne);
});
