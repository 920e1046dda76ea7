import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** One object that another names or is named by, however often. */
export interface ReferredObject {
  readonly object: ObjectRef;
  readonly roles: readonly string[];
  /** False where one reference finds nothing. */
  readonly exists: boolean;
}

/** The references of an object by the other object, in the order they were found. */
export function referredObjects(references: ObjectResponse["references"]): readonly ReferredObject[] {
  const found = new Map<string, ReferredObject>();
  for (const { object, role, exists } of references) {
    const key = `${object.kind}/${object.namespace}/${object.name}`;
    const known = found.get(key) ?? { object, roles: [], exists: true };
    const roles = known.roles.includes(role) ? known.roles : [...known.roles, role];
    found.set(key, { object, roles, exists: known.exists && exists });
  }
  return [...found.values()];
}
