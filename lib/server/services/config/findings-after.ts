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

/**
 * The findings of the cluster as it would become: those of the objects themselves, and of others only what `sees` admits. A
 * finding that only stands elsewhere in its object afterwards is neither new nor mended.
 */
export function findingsAfter(
  checks: MeshChecks,
  becoming: Becoming,
  sees: (ref: ObjectRef) => boolean,
): FindingsAfter {
  const read = becoming.put.map(asClusterObject).filter((one) => one.ok);
  const put = read.map(({ object }) => object);
  const own = new Set(read.map(({ kindKey, object: { meta } }) => nameOf({ ...meta, kind: kindKey })));
  const isOwn = ({ object }: Finding): boolean => own.has(nameOf(object));
  const before = checks.all();
  const after = checks.with({ put, removed: becoming.removed }).all();
  const told = (finding: Finding): boolean => isOwn(finding) || sees(finding.object);
  const appeared = notIn(after, before);
  return {
    findings: after.filter((finding) => isOwn(finding) || (appeared.has(finding) && sees(finding.object))),
    mended: Array.from(notIn(before, after)).filter(told),
  };
}

/** Findings that are more often there than in the others, wherever in their object they stand. */
function notIn(findings: readonly Finding[], others: readonly Finding[]): ReadonlySet<Finding> {
  const [here, there] = [new Set(findings), new Set(others)];
  const counts = new Map<string, number>();
  for (const other of others) {
    if (!here.has(other)) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  }
  const isMore = (finding: Finding): boolean => {
    if (there.has(finding)) return false;
    const left = counts.get(keyOf(finding)) ?? 0;
    counts.set(keyOf(finding), left - 1);
    return left <= 0;
  };
  return new Set(findings.filter(isMore));
}

function nameOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}

function keyOf({ code, object, message }: Finding): string {
  return `${code} ${nameOf(object)} ${message}`;
}
