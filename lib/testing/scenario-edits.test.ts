import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS } from "@/lib/domain/mesh/kinds";
import { createMeshChecks, type MeshChecks } from "@/lib/domain/validations/create-mesh-checks";
import { refKey, refOf } from "@/lib/domain/validations/engine/object-key";
import { snapshotOfObjects } from "./config-object";
import { MESH_DEFAULTS } from "./mesh-view-of";
import { scenarioSnapshot } from "./scenario-findings";

const KNOWN = new Set<string>(KINDS.map(({ key }) => key));
const judged = (objects: readonly ClusterObject[]): MeshChecks =>
  createMeshChecks(snapshotOfObjects(objects), MESH_DEFAULTS, KNOWN);
const texts = (checks: MeshChecks): readonly string[] =>
  checks
    .all()
    .map((finding) => JSON.stringify(finding))
    .toSorted();

/** What an edit makes of an object; null removes it. */
const EDITS: readonly ((object: ClusterObject) => ClusterObject | null)[] = [
  () => null,
  (object) => ({ ...object, meta: { ...object.meta, labels: {} } }),
  (object) => ({ ...object, meta: { ...object.meta, labels: { "istio.io/dataplane-mode": "ambient" } } }),
  (object) => ({ ...object, data: {} }),
];

/** Services, workloads, namespaces and policies decide on findings of others; pods come and go most. */
describe.each(["ambient", "policies", "broken-config"] as const)("edits of %s", (scenario) => {
  const snapshot = scenarioSnapshot(scenario);
  const objects = KINDS.flatMap(({ key }) => snapshot.list(key));
  const cold = judged(objects);
  const edit = fc.record({
    index: fc.integer({ min: 0, max: objects.length - 1 }),
    make: fc.constantFrom(...EDITS),
  });

  it("find what is found when all is judged anew, one after the other", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const now = new Map(objects.map((object) => [refKey(refOf(object)), object]));
        let live = cold;
        for (const { index, make } of edits) {
          const object = objects[index];
          if (object === undefined) continue;
          const ref = refOf(object);
          const after = make(object);
          live = live.with(after === null ? { put: [], removed: [ref] } : { put: [after], removed: [] });
          if (after === null) now.delete(refKey(ref));
          else now.set(refKey(ref), after);
        }
        expect(texts(live)).toEqual(texts(judged([...now.values()])));
      }),
      { numRuns: 12 },
    );
  });
});
