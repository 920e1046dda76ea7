import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { configObject, snapshotOfObjects } from "@/lib/testing/config-object";
import { MESH_DEFAULTS } from "@/lib/testing/mesh-view-of";
import type { Check } from "./check";
import { createMeshChecks, type MeshChecks } from "./create-mesh-checks";
import { derive } from "./derive";
import { refOf } from "./engine/object-key";
import { BY_KIND, BY_NAME, BY_NAMESPACE } from "./indexes";

const KNOWN = new Set(["Service", "VirtualService", "Namespace"]);
const here = (message: string, path: readonly string[] = []): ReturnType<Check["run"]>[number] => ({
  severity: "warning",
  path,
  message,
  why: "",
  related: [],
  fix: null,
});

const SERVICES = derive("services", (namespace, mesh) =>
  mesh.find(BY_NAMESPACE, `Service/${namespace}`).map(({ meta }) => meta.name),
);
const OVERVIEW = derive("overview", (_, mesh) =>
  mesh.find(BY_KIND, "Namespace").map(({ meta }) => `${meta.name}: ${mesh.memo(SERVICES, meta.name).join()}`),
);
let runs = 0;
/** Checks that read by name, by namespace and by way of derived values, as real ones do. */
const CHECKS: readonly Check[] = [
  {
    codes: ["T1"],
    kinds: ["VirtualService"],
    run: ({ meta }, mesh) => {
      runs += 1;
      return mesh.find(BY_NAME, `Service/${meta.namespace}/${meta.name}`).length === 0
        ? [here("no service")]
        : [];
    },
  },
  {
    codes: ["T2", "T3"],
    kinds: ["VirtualService", "Service"],
    run: ({ meta }, mesh) => [
      here(mesh.memo(SERVICES, meta.namespace).join()),
      ...(mesh.knows("Service") ? [{ ...here("told by another code"), code: "T3" }] : []),
    ],
  },
  { codes: ["T4"], kinds: ["Namespace"], run: (_, mesh) => [here(mesh.memo(OVERVIEW, "").join(";"))] },
];

const checked = (objects: readonly ClusterObject[], own = MESH_DEFAULTS, checks = CHECKS): MeshChecks =>
  createMeshChecks(snapshotOfObjects(objects), own, KNOWN, checks);
const sorted = (checks: MeshChecks): readonly string[] =>
  checks
    .all()
    .map((finding) => JSON.stringify(finding))
    .sort();

const path = fc
  .tuple(fc.constantFrom("a", "b"), fc.constantFrom("x", "y", "z"))
  .map((names) => names.join("/"));
const namespace = fc.constantFrom("a", "b").map((name) => configObject("Namespace", name));
const object = fc.oneof(
  namespace,
  path.map((name) => configObject("Service", name)),
  fc
    .record({ path, year: fc.integer({ min: 2020, max: 2026 }) })
    .map((made) =>
      configObject("VirtualService", made.path, {}, { creationTimestamp: `${made.year}-01-01T00:00:00Z` }),
    ),
);
const edit = fc.record({
  put: fc.array(object, { maxLength: 3 }),
  removed: fc.array(object.map(refOf), { maxLength: 2 }),
});

describe("checks of a mesh", () => {
  it("find the same after any edits as when all is judged anew", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let live = checked([]);
        const objects = new Map<string, ClusterObject>();
        for (const { put, removed } of edits) {
          const before = sorted(live);
          const next = live.with({ put, removed });
          expect(sorted(live)).toEqual(before);
          live = next;
          for (const one of put) objects.set(JSON.stringify(refOf(one)), one);
          for (const ref of removed) objects.delete(JSON.stringify(ref));
          expect(sorted(live)).toEqual(sorted(checked([...objects.values()])));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("let several drafts go their own ways from one mesh", () => {
    const live = checked([configObject("VirtualService", "a/x")]);
    const one = live.with({ put: [configObject("Service", "a/x")], removed: [] });
    const other = live.with({ put: [configObject("Service", "a/y")], removed: [] });
    const later = live.with({ put: [configObject("Service", "b/x")], removed: [] });
    const codes = (checks: MeshChecks): readonly string[] =>
      checks.findingsOf({ kind: "VirtualService", namespace: "a", name: "x" }).map(({ code }) => code);
    expect([live, one, other, later].map((checks) => codes(checks).includes("T1"))).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it("run again only where an edit touches what was read", () => {
    const live = checked(
      Array.from({ length: 50 }, (_, index) => configObject("VirtualService", `n${index}/x`)),
    );
    runs = 0;
    live.with({ put: [configObject("Service", "n7/x")], removed: [] });
    expect(runs).toBe(1);
    live.with({ put: [configObject("Service", "elsewhere/x")], removed: [] });
    expect(runs).toBe(1);
  });

  it("stay exact when what was noted is made anew after very many changes", () => {
    let live = checked([configObject("Namespace", "a")]);
    for (let round = 0; round < 1_500; round += 1) {
      const service = configObject("Service", `a/s${round}`);
      live = live.with({
        put: [service],
        removed: round > 2 ? [refOf(configObject("Service", `a/s${round - 3}`))] : [],
      });
    }
    expect(live.all().find(({ code }) => code === "T4")?.message).toBe("a: s1497,s1498,s1499");
  });

  it("say nothing of objects whose annotation ignores all, or the code", () => {
    const ignoring = (codes: string): ClusterObject =>
      configObject("VirtualService", "a/x", {}, { annotations: { "kiali.io/ignore-validations": codes } });
    const codes = (annotation: string): readonly string[] =>
      checked([ignoring(annotation)])
        .all()
        .map(({ code }) => code);
    expect(codes("")).toEqual([]);
    expect(codes("  ")).toEqual([]);
    expect(codes("T1 , T3")).toEqual(["T2"]);
    expect(codes("other")).toEqual(["T1", "T2", "T3"]);
  });

  it("leave out the codes that settings ignore", () => {
    const found = checked([configObject("VirtualService", "a/x")], {
      ...MESH_DEFAULTS,
      ignoredCodes: ["T1"],
    }).all();
    expect(found.map(({ code }) => code)).toEqual(["T2", "T3"]);
  });

  it("say the same thing of one place once", () => {
    const twice: Check = {
      codes: ["D"],
      kinds: ["Service"],
      run: () => [here("same"), here("same"), here("same", ["spec"]), { ...here("same"), severity: "error" }],
    };
    const checks = checked([configObject("Service", "a/x")], MESH_DEFAULTS, [twice]);
    expect(checks.all().length).toBe(3);
    expect(checks.counts({ kind: "Service", namespace: "a", name: "x" })).toEqual({
      error: 1,
      warning: 2,
      info: 0,
    });
    expect(checks.counts({ kind: "Service", namespace: "a", name: "none" })).toEqual({
      error: 0,
      warning: 0,
      info: 0,
    });
  });

  it("name the object that each finding is about", () => {
    const [finding] = checked([configObject("VirtualService", "a/x")]).all();
    expect(finding?.object).toEqual({ kind: "VirtualService", namespace: "a", name: "x" });
  });

  it("show objects oldest first, and those not yet written last", () => {
    const order: Check = {
      codes: ["O"],
      kinds: ["Namespace"],
      run: (_, mesh) => [
        here(
          mesh
            .find(BY_KIND, "Service")
            .map(({ meta }) => meta.name)
            .join(),
        ),
      ],
    };
    const aged = (name: string, creationTimestamp: string): ClusterObject =>
      configObject("Service", `a/${name}`, {}, { creationTimestamp });
    const objects = [
      configObject("Namespace", "a"),
      aged("draft", ""),
      aged("young", "2026-02-01T00:00:00Z"),
      aged("b", "2025-01-01T00:00:00Z"),
      aged("a", "2025-01-01T00:00:00Z"),
    ];
    expect(checked(objects, MESH_DEFAULTS, [order]).all()[0]?.message).toBe("a,b,young,draft");
  });
});
