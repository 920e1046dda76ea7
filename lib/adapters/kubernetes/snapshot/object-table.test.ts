import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { createObjectTable, objectKey } from "./object-table";

const object = (name: string, version = "1"): ClusterObject => ({
  apiVersion: "v1",
  kind: "Pod",
  meta: {
    namespace: "shop",
    name,
    uid: "",
    resourceVersion: version,
    creationTimestamp: "",
    labels: {},
    annotations: {},
    owner: null,
  },
  data: {},
});
const key = (name: string): string => objectKey("shop", name);

describe("createObjectTable", () => {
  it("equals a plain map after any batches of changes, and older tables keep what they had", () => {
    const change = fc.record({
      name: fc.nat(900).map(String),
      version: fc.nat(9).map(String),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 400 }), { maxLength: 6 }), (batches) => {
        const model = new Map([[key("base"), object("base")]]);
        let table = createObjectTable(new Map(model));
        for (const batch of batches) {
          const before = { table, names: table.list().map(({ meta }) => meta.name) };
          const changes = new Map<string, ClusterObject | null>();
          for (const { name, version, gone } of batch)
            changes.set(key(name), gone ? null : object(name, version));
          table = table.with(changes);
          for (const [changed, value] of changes) {
            if (value === null) model.delete(changed);
            else model.set(changed, value);
          }
          expect(before.table.list().map(({ meta }) => meta.name)).toEqual(before.names);
        }
        expect(table.size).toBe(model.size);
        expect(new Set(table.list())).toEqual(new Set(model.values()));
        for (const [known, value] of model) expect(table.get(known)).toBe(value);
      }),
      { numRuns: 30 },
    );
  });

  it("lists lazily but never later than it was: a late list of an old table shows the old objects", () => {
    const old = createObjectTable(new Map([[key("a"), object("a")]]));
    const next = old.with(new Map([[key("a"), null]]));
    expect(next.list()).toEqual([]);
    expect(old.list()).toHaveLength(1);
    expect(old.list()).toBe(old.list());
  });
});
