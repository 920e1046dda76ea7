import { performance } from "node:perf_hooks";
import { createMeshChecks, type MeshChecks } from "@/lib/domain/validations/create-mesh-checks";
import { refOf } from "@/lib/domain/validations/engine/object-key";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS } from "@/lib/domain/mesh/kinds";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { meshOfSize } from "@/lib/testing/mesh-of-size";
import { MESH_DEFAULTS } from "@/lib/testing/mesh-view-of";
import { median, type Figure } from "./figure";

const SERVICES = 2_000;
const OBJECTS = 5_000;
const ROUNDS = 5;
const EDITED_KINDS = [
  "VirtualService",
  "DestinationRule",
  "AuthorizationPolicy",
  "ServiceEntry",
  "HTTPRoute",
  "Service",
  "Deployment",
  "Pod",
  "Namespace",
];

const timed = <T>(run: () => T): { readonly value: T; readonly ms: number } => {
  const start = performance.now();
  const value = run();
  return { value, ms: performance.now() - start };
};

/** The checks of a mesh of 2,000 services with 5,000 objects of configuration: all of them, and after one edit of each kind. */
export function measureChecks(): readonly Figure[] {
  const objects = meshOfSize(SERVICES, OBJECTS);
  const snapshot = snapshotOfObjects(objects);
  const known = new Set<string>(KINDS.map(({ key }) => key));
  const cold = Array.from({ length: ROUNDS }, () =>
    timed(() => createMeshChecks(snapshot, MESH_DEFAULTS, known)),
  );
  const live = cold[0]?.value;
  if (live === undefined) throw new Error("nothing was measured");
  const edits = EDITED_KINDS.map((kind) => ({ kind, ms: median(editTimes(kind, live, objects)) }));
  const slowest = edits.reduce((one, other) => (other.ms > one.ms ? other : one));
  return [
    {
      name: "checks of the whole mesh",
      value: median(cold.map(({ ms }) => ms)),
      unit: "ms",
      bar: 2_000,
      detail: `${objects.length} objects, ${live.all().length} findings`,
    },
    {
      name: "checks after one edit",
      value: slowest.ms,
      unit: "ms",
      bar: 50,
      detail: edits.map(({ kind, ms }) => `${kind} ${ms.toFixed(1)}`).join(", "),
    },
  ];
}

/** How long the mesh takes to judge an edit, each of another object and on top of the one before. */
function editTimes(kind: string, live: MeshChecks, objects: readonly ClusterObject[]): readonly number[] {
  const edited = objects.filter((object) => refOf(object).kind === kind).slice(0, ROUNDS * 4);
  let checks = live;
  return edited.map((object) => {
    const changed = { ...object, meta: { ...object.meta, annotations: { edited: "yes" } } };
    const { value, ms } = timed(() => checks.with({ put: [changed], removed: [] }));
    checks = value;
    return ms;
  });
}
