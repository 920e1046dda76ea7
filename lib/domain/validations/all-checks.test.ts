import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClusterObject, Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS, type KindKey } from "@/lib/domain/mesh/kinds";
import { configObject, snapshotOfObjects } from "@/lib/testing/config-object";
import { meshOfSize } from "@/lib/testing/mesh-of-size";
import { MESH_DEFAULTS } from "@/lib/testing/mesh-view-of";
import { ALL_CHECKS } from "./all-checks";
import { createMeshChecks, type MeshChecks } from "./create-mesh-checks";
import { refOf } from "./engine/object-key";

const KEYS: readonly KindKey[] = KINDS.map(({ key }) => key);
const KNOWN = new Set<string>(KEYS);
const checked = (objects: readonly ClusterObject[], known: ReadonlySet<string> = KNOWN): MeshChecks =>
  createMeshChecks(snapshotOfObjects(objects), MESH_DEFAULTS, known);
const sorted = (checks: MeshChecks): readonly string[] =>
  checks
    .all()
    .map((finding) => JSON.stringify(finding))
    .sort();

/** Fields that checks read, so that what is made up is read deeply. */
const FIELDS = (
  "hosts host http tls tcp match route destination subset subsets labels name namespace gateways exportTo selector servers " +
  "port number hosts egress trafficPolicy mode delegate weight uri prefix regex headers parentRefs backendRefs rules listeners " +
  "hostname hostnames addresses value from to kind group sectionName configPatches patch operation workloadSelector endpoints " +
  "metadata template serviceAccount conditions type status reason spec matchLabels filters requestMirror backendRef"
).split(" ");
const leaf = fc.constantFrom<Json>(
  null,
  true,
  0,
  80,
  -1,
  "",
  "*",
  "*.",
  ".",
  "a",
  "b",
  "a/b",
  "./*",
  "a.b",
  "~",
  "[",
  "STRICT",
  "DISABLE",
);
const { json } = fc.letrec<{ json: Json; object: JsonObject }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: "medium" },
    leaf,
    fc.array(tie("json"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(fc.constantFrom(...FIELDS), tie("json"), { maxKeys: 6 }),
}));
const anything = fc
  .record({ kind: fc.constantFrom(...KEYS), name: fc.constantFrom("a", "b"), spec: json, status: json })
  .map(({ kind, name, spec, status }) => configObject(kind, `a/${name}`, { spec, status }));

describe("all checks", () => {
  it("bear any content", () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 12 }), (objects) => {
        for (const { path } of checked(objects).all()) expect(Array.isArray(path)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("find the same after edits of any content as when all is judged anew", () => {
    fc.assert(
      fc.property(
        fc.array(anything, { maxLength: 10 }),
        fc.array(anything, { maxLength: 4 }),
        (before, edits) => {
          const objects = new Map(before.map((object) => [JSON.stringify(refOf(object)), object]));
          let live = checked([...objects.values()]);
          for (const edit of edits) {
            const key = JSON.stringify(refOf(edit));
            const gone = objects.has(key) && edit.meta.name === "b";
            live = live.with(gone ? { put: [], removed: [refOf(edit)] } : { put: [edit], removed: [] });
            if (gone) objects.delete(key);
            else objects.set(key, edit);
          }
          expect(sorted(live)).toEqual(sorted(checked([...objects.values()])));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("find the same after edits of a real mesh as when all is judged anew", () => {
    const objects = meshOfSize(40, 60);
    const index = fc.integer({ min: 0, max: objects.length - 1 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ index, gone: fc.boolean() }), { minLength: 1, maxLength: 8 }),
        (edits) => {
          const now = new Map(objects.map((object) => [JSON.stringify(refOf(object)), object]));
          let live = checked(objects);
          for (const edit of edits) {
            const object = objects[edit.index];
            if (object === undefined) continue;
            const changed = { ...object, meta: { ...object.meta, labels: {} }, data: {} };
            live = live.with(
              edit.gone ? { put: [], removed: [refOf(object)] } : { put: [changed], removed: [] },
            );
            if (edit.gone) now.delete(JSON.stringify(refOf(object)));
            else now.set(JSON.stringify(refOf(object)), changed);
          }
          expect(sorted(live)).toEqual(sorted(checked([...now.values()])));
        },
      ),
      { numRuns: 15 },
    );
  });

  it("never say that something is missing where no kind may be read", () => {
    const found = checked(meshOfSize(40, 60), new Set()).all();
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  it("say what is wrong and what comes of it in sentences, about the object they judge", () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 12 }), (objects) => {
        const names = objects.map((object) => JSON.stringify(refOf(object)));
        for (const { message, why, object } of checked(objects).all()) {
          expect(names).toContain(JSON.stringify(object));
          expect(message).toMatch(/^\S.*\S$/s);
          expect(why).toMatch(/[.:]/);
          expect(`${message} ${why}`).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("name codes of the form that people know", () => {
    for (const code of ALL_CHECKS.flatMap(({ codes }) => codes))
      expect(code).toMatch(/^(KIA\d{4}|IST\d{4}|GWAPI)$/);
  });
});
