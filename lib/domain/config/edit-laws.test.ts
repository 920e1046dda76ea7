import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import { arbitraryConfig, arbitraryEdit, editedAnywhere } from "@/lib/testing/json-edits";
import { applyPatch } from "./apply-patch";
import { CONFIG_KINDS } from "./config-kinds";
import { diffObjects } from "./diff-objects";
import { equalJson } from "./equal-json";
import { makePatch } from "./make-patch";
import { mergeThreeWay } from "./merge-three-way";
import { restoreServerFields } from "./restore-server-fields";
import { stripServerFields } from "./strip-server-fields";

const SERVER = {
  uid: "u",
  resourceVersion: "7",
  generation: 3,
  creationTimestamp: "2026-01-01T00:00:00Z",
  managedFields: [{ manager: "kubectl" }],
};

/** An object of any kind as the API server has it, with two halves of a spec. */
const served = fc
  .record({
    kind: fc.constantFrom(...CONFIG_KINDS),
    left: arbitraryConfig,
    right: arbitraryConfig,
    applied: fc.boolean(),
  })
  .map(({ kind, left, right, applied }): JsonObject => ({
    apiVersion: `${kind.group}/${kind.versions[0] ?? "v1"}`,
    kind: kind.kind,
    metadata: {
      name: "a",
      ...(kind.namespaced && { namespace: "b" }),
      labels: { app: "a" },
      ...(applied && { annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{}" } }),
      ...SERVER,
    },
    spec: { left, right },
    status: { conditions: [{ type: "Accepted", status: "True" }] },
  }));

const withSpec = (object: JsonObject, half: "left" | "right", value: Json): JsonObject => ({
  ...object,
  spec: { ...objectAt(object, "spec"), [half]: value },
});
const half = (object: JsonObject, which: "left" | "right"): Json => objectAt(object, "spec")[which] ?? null;
const changed = (
  object: JsonObject,
  which: "left" | "right",
  edit: Parameters<typeof editedAnywhere>[1],
): JsonObject => withSpec(object, which, editedAnywhere(half(object, which), edit));

describe("10,000 random edits of objects of every kind", () => {
  it("lose no field on the way to the cluster", () => {
    fc.assert(
      fc.property(served, arbitraryEdit, arbitraryEdit, (current, one, two) => {
        const opened = stripServerFields(current);
        const edited = changed(changed(opened, "left", one), "right", two);
        const after = restoreServerFields(edited, current);
        const patch = makePatch(current, after);
        const patched = applyPatch(current, patch);
        expect(patched.ok && equalJson(patched.value, after)).toBe(true);
        expect(equalJson(stripServerFields(after), edited)).toBe(true);
        // Nothing but what was edited is touched.
        for (const { op, path } of patch) expect(op === "test" || path.startsWith("/spec/")).toBe(true);
        expect(patch.length > 0).toBe(diffObjects(opened, edited).length > 0);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it("keep what somebody else changed elsewhere meanwhile", () => {
    fc.assert(
      fc.property(served, arbitraryEdit, arbitraryEdit, (baseline, mine, theirs) => {
        const edited = changed(stripServerFields(baseline), "left", mine);
        const current = changed(stripServerFields(baseline), "right", theirs);
        const { merged, conflicts } = mergeThreeWay({
          baseline: stripServerFields(baseline),
          current,
          edited,
        });
        expect(conflicts).toEqual([]);
        expect(equalJson(merged, withSpec(edited, "right", half(current, "right")))).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it("are refused by an object in which somebody else changed the same meanwhile", () => {
    fc.assert(
      fc.property(served, arbitraryEdit, (baseline, mine) => {
        const edited = changed(baseline, "left", mine);
        const patch = makePatch(baseline, edited);
        const before = half(baseline, "left");
        const other = withSpec(baseline, "left", [{ "not what it was": true }]);
        fc.pre(patch.length > 0 && !equalJson(before, half(edited, "left")));
        const applied = applyPatch(other, patch);
        // An added field is all that may be written without looking at what else is there.
        const onlyAdds = patch.every(({ op, path }) => op === "add" || path === "/metadata/uid");
        expect(applied.ok && !onlyAdds).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);

  it("never write over an object of the same name that is another", () => {
    fc.assert(
      fc.property(served, arbitraryEdit, (baseline, mine) => {
        const patch = makePatch(baseline, changed(baseline, "left", mine));
        fc.pre(patch.length > 0);
        const again = { ...baseline, metadata: { ...objectAt(baseline, "metadata"), uid: "another" } };
        expect(applyPatch(again, patch)).toEqual({ ok: false, operation: 0 });
      }),
      { numRuns: 500 },
    );
  });
});
