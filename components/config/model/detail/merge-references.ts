import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { getOrMake } from "@/lib/domain/graph/get-or-make";
import { rowKey } from "../list/row-key";

type Reference = ObjectResponse["references"][number];

export interface MergedReference extends Pick<Reference, "object"> {
  /** Everything the one is to the other, each once. */
  readonly roles: readonly string[];
  /** False where any of what is named is not there. */
  readonly exists: boolean;
}

/** The references in one direction, each object once; what is missing first, else in their order. */
export function mergeReferences(
  references: readonly Reference[],
  direction: Reference["direction"],
): readonly MergedReference[] {
  const byObject = new Map<string, Reference[]>();
  for (const reference of references) {
    if (reference.direction === direction)
      getOrMake(byObject, rowKey(reference.object), () => []).push(reference);
  }
  return [...byObject.values()]
    .flatMap((some): readonly MergedReference[] => {
      const object = some[0]?.object;
      const roles = [...new Set(some.map(({ role }) => role))];
      return object === undefined ? [] : [{ object, roles, exists: some.every(({ exists }) => exists) }];
    })
    .sort((a, b) => Number(a.exists) - Number(b.exists));
}
