import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { diffObjects, type Change } from "./diff-objects";
import { equalJson } from "./equal-json";

const spec = (fields: JsonObject): JsonObject => ({ spec: fields });
const route = (host: string, weight: number): JsonObject => ({
  destination: { host, port: { number: 80 } },
  weight,
});
const rule = (prefix: string, ...routes: JsonObject[]): JsonObject => ({
  match: [{ uri: { prefix } }],
  timeout: "5s",
  route: routes,
});
const brief = (changes: readonly Change[]): string[] => changes.map(({ kind, path }) => `${kind} ${path}`);

describe("diffObjects", () => {
  it.each<[string, JsonObject, JsonObject, Change[]]>([
    ["nothing", spec({ a: 1, b: [] }), spec({ b: [], a: 1 }), []],
    ["a value", spec({ a: 1 }), spec({ a: 0 }), [{ path: "spec.a", kind: "changed", before: 1, after: 0 }]],
    ["null for a value", spec({ a: null }), spec({}), [{ path: "spec.a", kind: "removed", before: null }]],
    ["an empty list", spec({}), spec({ a: [] }), [{ path: "spec.a", kind: "added", after: [] }]],
    [
      "a label with dots",
      { metadata: { labels: { "app.kubernetes.io/name": "a" } } },
      { metadata: { labels: { "app.kubernetes.io/name": "b" } } },
      [{ path: 'metadata.labels["app.kubernetes.io/name"]', kind: "changed", before: "a", after: "b" }],
    ],
    [
      "an element found by its name",
      spec({
        subsets: [
          { name: "v1", labels: { version: "v1" } },
          { name: "v2", labels: { version: "v2" } },
        ],
      }),
      spec({
        subsets: [
          { name: "v0" },
          { name: "v1", labels: { version: "v1" } },
          { name: "v2", labels: { version: "x" } },
        ],
      }),
      [
        { path: "spec.subsets[v0]", kind: "added", after: { name: "v0" } },
        { path: "spec.subsets[v2].labels.version", kind: "changed", before: "v2", after: "x" },
      ],
    ],
    [
      "a text in a list",
      spec({ hosts: ["a", "b", "c"] }),
      spec({ hosts: ["a", "x", "c"] }),
      [{ path: "spec.hosts[1]", kind: "changed", before: "b", after: "x" }],
    ],
    [
      "a list where an object was",
      spec({ a: { b: 1 } }),
      spec({ a: [1] }),
      [{ path: "spec.a", kind: "changed", before: { b: 1 }, after: [1] }],
    ],
  ])("tells %s", (_, before, after, expected) => {
    expect(diffObjects(before, after)).toEqual(expected);
  });

  it("calls an inserted route one addition", () => {
    const routes = [rule("/a", route("a", 100)), rule("/b", route("b", 100))];
    const inserted = rule("/canary", route("c", 1));
    expect(diffObjects(spec({ http: routes }), spec({ http: [inserted, ...routes] }))).toEqual([
      { path: "spec.http[0]", kind: "added", after: inserted },
    ]);
  });

  it("finds a changed route again behind an inserted one", () => {
    const before = [rule("/a", route("a", 90), route("b", 10)), rule("/b", route("b", 100))];
    const after = [
      rule("/x", route("x", 1)),
      rule("/a", route("a", 80), route("b", 20)),
      rule("/b", route("b", 100)),
    ];
    expect(brief(diffObjects(spec({ http: before }), spec({ http: after })))).toEqual([
      "added spec.http[0]",
      "changed spec.http[1].route[0].weight",
      "changed spec.http[1].route[1].weight",
    ]);
  });

  it("calls another order a move of as few elements as can be", () => {
    const [a, b, c] = [rule("/a"), rule("/b"), rule("/c")];
    expect(diffObjects(spec({ http: [a, b, c] }), spec({ http: [c, a, b] }))).toEqual([
      { path: "spec.http[0]", kind: "moved", before: 2, after: 0 },
    ]);
    const named = (...names: string[]): JsonObject => spec({ subsets: names.map((name) => ({ name })) });
    expect(diffObjects(named("a", "b", "c"), named("b", "c", "a"))).toEqual([
      { path: "spec.subsets[a]", kind: "moved", before: 0, after: 2 },
    ]);
  });

  it("tells a removed route by where it was", () => {
    const [a, b] = [rule("/a", route("a", 1)), rule("/b", route("b", 1))];
    expect(diffObjects(spec({ http: [a, b] }), spec({ http: [b] }))).toEqual([
      { path: "spec.http[0]", kind: "removed", before: a },
    ]);
  });

  it("takes a whole object for one addition or removal", () => {
    const object = spec({ a: 1 });
    expect(diffObjects(null, object)).toEqual([{ path: "", kind: "added", after: object }]);
    expect(diffObjects(object, null)).toEqual([{ path: "", kind: "removed", before: object }]);
    expect(diffObjects(null, null)).toEqual([]);
  });

  const json = fc.jsonValue({ maxDepth: 4 });
  const object = fc.dictionary(fc.string(), json);

  it("finds nothing exactly where nothing differs", () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        expect(diffObjects(before, after).length === 0).toBe(equalJson(before, after));
        expect(diffObjects(before, before)).toEqual([]);
      }),
    );
  });

  it("finds every leaf of fields and positions that differs when nothing is inserted", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (list, pick) => {
          const at = pick % list.length;
          const before: Json[] = list.map((weight, index) => ({ host: `h${index}`, port: index, weight }));
          const after = before.with(at, { host: `h${at}`, port: at, weight: 10 });
          expect(brief(diffObjects({ r: before }, { r: after }))).toEqual([`changed r[${at}].weight`]);
        },
      ),
    );
  });

  it("reads objects of 2 MB in reasonable time", () => {
    const many = (weight: number): JsonObject =>
      spec({
        http: Array.from({ length: 4_000 }, (_, index) =>
          rule(`/path/${index * weight}`, route(`host-${index}`, weight)),
        ),
      });
    const changes = diffObjects(many(1), many(2));
    expect(JSON.stringify(many(1)).length).toBeGreaterThan(500_000);
    expect(changes.length).toBeGreaterThan(4_000);
  }, 10_000);
});
