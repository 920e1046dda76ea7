import { FieldSet, type PathElement } from "./field-set";

/** A set of the paths given. */
export function fieldSetOfPaths(...paths: readonly (readonly PathElement[])[]): FieldSet {
  const set = new FieldSet();
  for (const path of paths) set.insert(path);
  return set;
}
