import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { MeshChecks } from "@/lib/domain/validations/create-mesh-checks";
import type { Finding } from "@/lib/domain/validations/finding";

/** What changes hands: objects as they would be, and those that would be gone. */
export interface Becoming {
  readonly put: readonly JsonObject[];
  readonly removed: readonly ObjectRef[];
}

export interface FindingsAfter {
  /** All findings of the objects themselves, and those that appear elsewhere. */
  readonly findings: readonly Finding[];
  /** Findings of today that would be gone. */
  readonly mended: readonly Finding[];
}

/** The findings of the cluster as it would become; only of objects that `sees` admits. */
export function findingsAfter(
  checks: MeshChecks,
  becoming: Becoming,
  sees: (ref: ObjectRef) => boolean,
): FindingsAfter {
  const read = becoming.put.map(asClusterObject).filter((one) => one.ok);
  const put = read.map(({ object }) => object);
  const own = new Set(read.map(({ kindKey, object: { meta } }) => nameOf({ ...meta, kind: kindKey })));
  const isOwn = ({ object }: Finding): boolean => own.has(nameOf(object));
  const before = new Map(checks.all().map((finding) => [keyOf(finding), finding]));
  const after = checks.with({ put, removed: becoming.removed }).all();
  const still = new Set(after.map(keyOf));
  return {
    findings: after.filter(
      (finding) => sees(finding.object) && (isOwn(finding) || !before.has(keyOf(finding))),
    ),
    mended: Array.from(before.values()).filter(
      (finding) => sees(finding.object) && !still.has(keyOf(finding)),
    ),
  };
}

function nameOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}

function keyOf({ code, object, path, message }: Finding): string {
  return JSON.stringify([code, object.kind, object.namespace, object.name, path, message]);
}
