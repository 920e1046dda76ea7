import type { RevisionDto } from "@/lib/contracts/config/history";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { withoutPlan } from "../plan-changes";

/**
 * The changes of these objects from a moment on (unix seconds), oldest first; what was merely found is none, and what changed
 * in the plan of a shift alone.
 */
export function configMarks(
  revisions: readonly RevisionDto[],
  objects: readonly ObjectRef[],
  start: number,
): readonly RevisionDto[] {
  const wanted = new Set(objects.map(keyOf));
  return revisions
    .filter(({ object, action, at }) => action !== "found" && at >= start * 1000 && wanted.has(keyOf(object)))
    .filter(({ changes }) => changes.length === 0 || withoutPlan(changes).length > 0)
    .sort((a, b) => a.at - b.at);
}

function keyOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}
