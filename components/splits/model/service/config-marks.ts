import type { RevisionDto } from "@/lib/contracts/config/history";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** The changes of these objects from a moment on (unix seconds), oldest first; what was merely found is none. */
export function configMarks(
  revisions: readonly RevisionDto[],
  objects: readonly ObjectRef[],
  start: number,
): readonly RevisionDto[] {
  const wanted = new Set(objects.map(keyOf));
  return revisions
    .filter(({ object, action, at }) => action !== "found" && at >= start * 1000 && wanted.has(keyOf(object)))
    .sort((a, b) => a.at - b.at);
}

function keyOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}
