import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { applyPatch } from "./apply-patch";
import { diffObjects } from "./diff-objects";
import { makePatch } from "./make-patch";
import { mergeThreeWay, type Resolutions } from "./merge-three-way";

type Three = readonly [baseline: Json, current: Json, edited: Json];

const wrap = (value: Json): JsonObject => ({ spec: { field: value } });
function merge(
  [baseline, current, edited]: Three,
  resolutions: Resolutions = {},
): { value: Json; paths: string[] } {
  const sides = { baseline: wrap(baseline), current: wrap(current), edited: wrap(edited) };
  const { merged, conflicts } = mergeThreeWay(sides, resolutions);
  const spec = merged["spec"];
  const value = typeof spec === "object" && spec !== null && "field" in spec ? (spec["field"] ?? null) : null;
  return { value, paths: conflicts.map(({ path }) => path) };
}

const v1 = { name: "v1", labels: { version: "v1" } };
const v2 = { name: "v2", labels: { version: "v2" } };
const v3 = { name: "v3", labels: { version: "v3" } };
const rule = (prefix: string, rest: JsonObject = {}): JsonObject => ({
  match: [{ uri: { prefix } }],
  route: [{ destination: { host: `host-of-${prefix}`, port: { number: 80 } } }],
  ...rest,
});
const [a, b, x, y] = [rule("/a"), rule("/b"), rule("/x"), rule("/y")];

describe("mergeThreeWay", () => {
  it.each<[string, Three, Json]>([
    [
      "fields that each side changed",
      [
        { a: 1, b: 1 },
        { a: 2, b: 1 },
        { a: 1, b: 2 },
      ],
      { a: 2, b: 2 },
    ],
    ["a field that both changed alike", [{ a: 1 }, { a: 0 }, { a: 0 }], { a: 0 }],
    ["a field one side removed", [{ a: 1, b: 1 }, { b: 1 }, { a: 1, b: 0 }], { b: 0 }],
    [
      "null as a value",
      [
        { a: 1, b: 1 },
        { a: null, b: 1 },
        { a: 1, b: [] },
      ],
      { a: null, b: [] },
    ],
    ["fields that each side added", [{}, { a: false }, { b: "" }], { a: false, b: "" }],
    [
      "elements inserted in front and behind",
      [
        [a, b],
        [x, a, b],
        [a, b, y],
      ],
      [x, a, b, y],
    ],
    [
      "an insertion and a change next to it",
      [
        [a, b],
        [a, x, b],
        [a, rule("/b", { timeout: "1s" })],
      ],
      [a, x, rule("/b", { timeout: "1s" })],
    ],
    [
      "changes of neighbours",
      [
        [a, b],
        [rule("/a", { timeout: "1s" }), b],
        [a, rule("/b", { timeout: "2s" })],
      ],
      [rule("/a", { timeout: "1s" }), rule("/b", { timeout: "2s" })],
    ],
    [
      "two changes of one element without a name",
      [[a], [rule("/a", { timeout: "1s" })], [rule("/a", { retries: { attempts: 0 } })]],
      [rule("/a", { timeout: "1s", retries: { attempts: 0 } })],
    ],
    ["the same insertion", [[a], [x, a], [x, a]], [x, a]],
    [
      "a removal and a change elsewhere",
      [
        ["a", "b", "c", "d"],
        ["b", "c", "d"],
        ["a", "b", "c", "e"],
      ],
      ["b", "c", "e"],
    ],
    ["named elements that both added at one place", [[v1], [v1, v3], [v1, v2]], [v1, v2, v3]],
    [
      "a moved named element that the other side changed",
      [
        [v1, v2, v3],
        [v3, v1, v2],
        [v1, v2, { ...v3, on: true }],
      ],
      [{ ...v3, on: true }, v1, v2],
    ],
    [
      "a moved named element that the other side removed",
      [
        [v1, v2, v3],
        [v3, v1, v2],
        [v1, v2],
      ],
      [v1, v2],
    ],
    [
      "two changes of one named element",
      [[v1], [{ ...v1, on: true }], [{ ...v1, size: 0 }]],
      [{ ...v1, on: true, size: 0 }],
    ],
  ])("merges %s", (_, sides, expected) => {
    expect(merge(sides)).toEqual({ value: expected, paths: [] });
  });

  it.each<[string, Three, string]>([
    ["a field changed differently", [1, 2, 3], "spec.field"],
    ["a field removed and changed", [{ a: 1 }, {}, { a: 2 }], "spec.field.a"],
    ["objects that both added", [{}, { a: { b: 1 } }, { a: { c: 1 } }], "spec.field.a"],
    ["a list and a value", [[1], "one", [2]], "spec.field"],
    ["routes inserted at one place", [[a], [x, a], [y, a]], "spec.field"],
    [
      "a text of a list changed differently",
      [
        ["a", "b"],
        ["a", "c"],
        ["a", "d"],
      ],
      "spec.field[1]",
    ],
    ["an element replaced by unlike ones", [[a], [x], [y]], "spec.field[0]"],
    [
      "a field of an element without a name",
      [[rule("/a", { timeout: "1s" })], [rule("/a", { timeout: "2s" })], [rule("/a", { timeout: "3s" })]],
      "spec.field[0].timeout",
    ],
    [
      "a field of a named element",
      [[{ ...v1, size: 1 }], [{ ...v1, size: 2 }], [{ ...v1, size: 3 }]],
      "spec.field[v1].size",
    ],
    ["a named element removed and changed", [[v1, v2], [v1], [v1, { ...v2, on: true }]], "spec.field[v2]"],
    ["a named element changed and removed", [[v1, v2], [v1, { ...v2, on: true }], [v1]], "spec.field[v2]"],
    [
      "an element moved here and there",
      [
        [a, b, x, y],
        [x, a, b, y],
        [a, b, y, x],
      ],
      "spec.field",
    ],
    [
      "an element moved and removed",
      [
        [a, b, x],
        [x, a, b],
        [a, b],
      ],
      "spec.field",
    ],
    [
      "named elements in contradicting orders",
      [
        [v1, v2, v3],
        [v3, v1, v2],
        [v2, v3, v1],
      ],
      "spec.field",
    ],
  ])("asks about %s", (_, sides, path) => {
    expect(merge(sides).paths).toEqual([path]);
    expect(merge([sides[0], sides[2], sides[1]]).paths).toHaveLength(1);
    expect(merge(sides, { [path]: "current" }).paths).toEqual([]);
    expect(merge(sides, { [path]: "edited" }).paths).toEqual([]);
  });

  it("gives the chosen side of a conflict and everything else merged", () => {
    const sides: Three = [
      { a: 1, b: 1, c: 1 },
      { a: 2, b: 2, c: 1 },
      { a: 3, b: 1, c: 0 },
    ];
    expect(merge(sides, { "spec.field.a": "current" }).value).toEqual({ a: 2, b: 2, c: 0 });
    expect(merge(sides, { "spec.field.a": "edited" }).value).toEqual({ a: 3, b: 2, c: 0 });
  });

  it("keeps or drops a named element that one side removed, where it stood", () => {
    const sides: Three = [
      [v1, v2, v3],
      [v1, v3],
      [v1, { ...v2, on: true }, v3],
    ];
    expect(merge(sides, { "spec.field[v2]": "edited" }).value).toEqual([v1, { ...v2, on: true }, v3]);
    expect(merge(sides, { "spec.field[v2]": "current" }).value).toEqual([v1, v3]);
  });

  it("takes a whole branch from one side where a resolution names it", () => {
    const sides: Three = [
      { a: 1, b: 1 },
      { a: 2, b: 1 },
      { a: 1, b: 2 },
    ];
    expect(merge(sides, { "spec.field": "current" }).value).toEqual({ a: 2, b: 1 });
  });

  it("merges labels that both sides began, where named routes inserted at one place are asked about", () => {
    const labelled = (labels?: JsonObject): JsonObject => ({
      metadata: { name: "a", ...(labels && { labels }) },
    });
    const both = { baseline: labelled(), current: labelled({ one: "1" }), edited: labelled({ two: "2" }) };
    expect(mergeThreeWay(both)).toMatchObject({ merged: labelled({ one: "1", two: "2" }), conflicts: [] });
    const http = (...names: string[]): JsonObject => ({ spec: { http: names.map((name) => ({ name })) } });
    const { conflicts } = mergeThreeWay({
      baseline: http("a"),
      current: http("x", "a"),
      edited: http("y", "a"),
    });
    expect(conflicts.map(({ path }) => path)).toEqual(["spec.http"]);
  });

  it.each<[string, (map: JsonObject) => JsonObject, boolean]>([
    ["annotations", (annotations) => ({ metadata: { annotations } }), true],
    ["labels below something else", (labels) => ({ spec: { labels } }), false],
    ["other fields of metadata", (finalizers) => ({ metadata: { finalizers } }), false],
  ])("merges maps that both sides began by what they are: %s", (_, holding, merges) => {
    const empty = (holder: JsonObject): JsonObject =>
      "metadata" in holder ? { metadata: { name: "a" } } : { spec: {} };
    const [current, edited] = [holding({ one: "1" }), holding({ two: "2" })];
    const { conflicts } = mergeThreeWay({ baseline: empty(current), current, edited });
    expect(conflicts.length).toBe(merges ? 0 : 1);
  });

  it("leaves sides out of a conflict that have nothing there, and keeps those that have null", () => {
    const keysOf = (baseline: JsonObject, current: JsonObject, edited: JsonObject): string[] =>
      mergeThreeWay({ baseline, current, edited }).conflicts.flatMap((one) => Object.keys(one));
    expect(keysOf({ a: 1 }, {}, { a: 0 })).toEqual(["path", "baseline", "edited"]);
    expect(keysOf({ a: 1 }, { a: null }, {})).toEqual(["path", "baseline", "current"]);
    expect(keysOf({}, { a: null }, { a: 0 })).toEqual(["path", "current", "edited"]);
  });

  it("says what changed meanwhile and what the sides of a conflict hold", () => {
    const merged = mergeThreeWay({ baseline: { a: 1, b: 1 }, current: { b: 2 }, edited: { a: 0, b: 1 } });
    expect(merged.meanwhile).toEqual([
      { path: "a", kind: "removed", before: 1 },
      { path: "b", kind: "changed", before: 1, after: 2 },
    ]);
    expect(merged.conflicts).toEqual([{ path: "a", baseline: 1, edited: 0 }]);
  });
});

const leaf = fc.oneof(
  fc.constantFrom<Json>(null, 0, false, "", 1, true, "a", "b"),
  fc.constant<Json>([]),
  fc.constant<Json>({}),
);
const { value: json } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.record({ name: fc.constantFrom("v1", "v2", "v3", "v4"), labels: tie("value") }), {
      maxLength: 4,
    }),
    fc.dictionary(fc.constantFrom("a", "b", "c", "d/e", "f~g", "__proto__"), tie("value")),
  ),
}));
const object = fc.dictionary(fc.constantFrom("a", "b", "c"), json);
const same = (one: Json, other: Json): boolean => diffObjects({ v: one }, { v: other }).length === 0;

describe("the laws of merging", () => {
  it("takes the one side that changed", () => {
    fc.assert(
      fc.property(object, object, (one, two) => {
        expect(same(mergeThreeWay({ baseline: one, current: one, edited: two }).merged, two)).toBe(true);
        expect(same(mergeThreeWay({ baseline: one, current: two, edited: one }).merged, two)).toBe(true);
        expect(mergeThreeWay({ baseline: one, current: two, edited: two })).toMatchObject({ conflicts: [] });
        expect(same(mergeThreeWay({ baseline: one, current: two, edited: two }).merged, two)).toBe(true);
      }),
    );
  });

  it("comes out the same whoever is called current, where there is no conflict", () => {
    fc.assert(
      fc.property(object, object, object, (baseline, one, two) => {
        const here = mergeThreeWay({ baseline, current: one, edited: two });
        const there = mergeThreeWay({ baseline, current: two, edited: one });
        expect(here.conflicts.length === 0).toBe(there.conflicts.length === 0);
        if (here.conflicts.length === 0) expect(same(here.merged, there.merged)).toBe(true);
      }),
    );
  });

  it("loses no field that only one side set, changed or removed", () => {
    fc.assert(
      fc.property(object, object, object, (baseline, one, two) => {
        const { merged, conflicts } = mergeThreeWay({ baseline, current: one, edited: two });
        for (const field of ["a", "b", "c"]) {
          if (conflicts.some(({ path }) => path.startsWith(field))) continue;
          const [old, now, mine] = [baseline[field], one[field], two[field]];
          const untouched = old === undefined ? now === undefined : now !== undefined && same(old, now);
          if (untouched) expect({ [field]: merged[field] }).toEqual({ [field]: mine });
        }
      }),
    );
  });

  it("is written as a patch that makes it of the current object", () => {
    fc.assert(
      fc.property(object, object, object, (baseline, current, edited) => {
        const { merged } = mergeThreeWay({ baseline, current, edited });
        const patched = applyPatch(current, makePatch(current, merged));
        expect(patched.ok && same(patched.value, merged)).toBe(true);
      }),
    );
  });
});
