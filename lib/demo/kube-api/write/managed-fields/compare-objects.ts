import { isDeepStrictEqual } from "node:util";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt } from "../../../world/read-json";
import type { Schema } from "../../schemas/schema";
import { type Atom, atomOf, type ListAtom } from "./atom-of";
import { FieldSet, type PathElement } from "./field-set";
import { isEmptyOrAbsent } from "./is-empty-or-absent";
import { itemElement } from "./item-element";

/** What changed from one object to another; a field is in at most one of the three. */
export interface Comparison {
  readonly added: FieldSet;
  readonly removed: FieldSet;
  readonly modified: FieldSet;
}

type Side = Json | undefined;

function byElement(list: Side, atom: ListAtom): ReadonlyMap<PathElement, readonly Json[]> {
  const items = new Map<PathElement, readonly Json[]>();
  for (const item of list === undefined ? [] : atom.items(list)) {
    const element = itemElement(item, atom);
    if (element !== null) items.set(element, [...(items.get(element) ?? []), item]);
  }
  return items;
}

const isMapOrAbsent = (side: Side): boolean => side === undefined || side === null || isObject(side);
const keysOf = (side: Side): readonly string[] =>
  isObject(side) ? Object.keys(side).filter((key) => side[key] !== undefined) : [];

class Comparer implements Comparison {
  readonly added = new FieldSet();
  readonly removed = new FieldSet();
  readonly modified = new FieldSet();

  compare(path: readonly PathElement[], before: Side, after: Side, schema: Schema | undefined): void {
    const present = after ?? before;
    if (present === undefined) return;
    const below = !(isEmptyOrAbsent(before) && isEmptyOrAbsent(after));
    const descended = below && this.#descend(path, before, after, atomOf(schema, present));
    if (before === undefined) this.added.insert(path);
    else if (after === undefined) this.removed.insert(path);
    else if (!descended && !isDeepStrictEqual(before, after)) this.modified.insert(path);
  }

  /** Compares what is below; false where the value is owned as a whole. */
  #descend(path: readonly PathElement[], before: Side, after: Side, atom: Atom): boolean {
    if (atom.type === "list" && atom.relation !== "atomic") {
      this.#compareLists(path, before, after, atom);
      return true;
    }
    if (atom.type !== "map" || atom.atomic || !isMapOrAbsent(before) || !isMapOrAbsent(after)) return false;
    for (const key of new Set([...keysOf(before), ...keysOf(after)]))
      this.compare([...path, `f:${key}`], jsonAt(before, key), jsonAt(after, key), atom.child(key));
    return true;
  }

  /** Items whose identity occurs more than once are compared as one. */
  #compareLists(path: readonly PathElement[], before: Side, after: Side, atom: ListAtom): void {
    const [old, now] = [byElement(before, atom), byElement(after, atom)];
    for (const element of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [old.get(element) ?? [], now.get(element) ?? []];
      const below = [...path, element];
      if (was.length <= 1 && is.length <= 1) this.compare(below, was[0], is[0], atom.item);
      else if (was.length >= 2 && is.length >= 2) {
        if (!isDeepStrictEqual(was, is)) this.modified.insert(below);
      } else if (was.length >= 2) {
        this.compare(below, undefined, is[0], atom.item);
        this.removed.insert(below);
      } else {
        this.compare(below, was[0], undefined, atom.item);
        this.added.insert(below);
      }
    }
  }
}

/** Compares two states of an object field by field, lists that merge item by item. */
export function compareObjects(before: Json, after: Json, schema: Schema | undefined): Comparison {
  const comparer = new Comparer();
  comparer.compare([], before, after, schema);
  return comparer;
}
