import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt } from "../../../world/read-json";
import type { Schema } from "../../schemas/schema";
import { atomOf, type ListAtom, type MapAtom } from "./atom-of";
import type { PathElement } from "./field-set";
import { isEmptyOrAbsent } from "./is-empty-or-absent";
import { itemElement } from "./item-element";

interface Indexed {
  readonly element: PathElement;
  readonly item: Json;
}

const indexed = (list: Json | undefined, atom: ListAtom): readonly Indexed[] =>
  (list === undefined ? [] : atom.items(list)).flatMap((item) => {
    const element = itemElement(item, atom);
    return element === null ? [] : [{ element, item }];
  });

/** Merges two lists item by item: the configuration's order holds, what only the live list has keeps its place between. */
class ListMerge {
  readonly merged: Json[] = [];
  readonly #atom: ListAtom;
  readonly #live: readonly Indexed[];
  readonly #config: readonly Indexed[];
  readonly #there: ReadonlyMap<PathElement, Json>;
  readonly #wanted: ReadonlySet<PathElement>;
  readonly #done = new Set<PathElement>();
  /** The elements of both lists that are still to come, in the configuration's order. */
  readonly #shared: PathElement[];

  constructor(live: Json | undefined, config: Json | undefined, atom: ListAtom) {
    this.#atom = atom;
    this.#live = indexed(live, atom);
    this.#config = indexed(config, atom);
    this.#there = new Map(this.#live.map(({ element, item }) => [element, item]));
    this.#wanted = new Set(this.#config.map(({ element }) => element));
    this.#shared = this.#config.map(({ element }) => element).filter((element) => this.#there.has(element));
  }

  run(): readonly Json[] {
    let next = 0;
    for (const wanted of this.#config) {
      next = this.#passLive(next, wanted.element);
      this.#take(wanted);
    }
    this.#passLive(next, null);
    return this.merged;
  }

  /** Takes the live items that come before the wanted one; the index of the first that does not. */
  #passLive(from: number, wanted: PathElement | null): number {
    let next = from;
    for (let live = this.#live[next]; live !== undefined; live = this.#live[++next]) {
      if (live.element === wanted) return next + 1;
      if (!this.#wanted.has(live.element)) this.merged.push(live.item);
      else if (!this.#done.has(live.element) && live.element === this.#shared[0]) return next;
    }
    return next;
  }

  #take({ element, item }: Indexed): void {
    this.#done.add(element);
    if (this.#shared[0] === element) this.#shared.shift();
    this.merged.push(mergeApplied(this.#there.get(element), item, this.#atom.item) ?? item);
  }
}

function mergeMaps(live: JsonObject, config: JsonObject, atom: MapAtom): Json {
  const merged = new Map<string, Json>();
  for (const key of new Set([...Object.keys(live), ...Object.keys(config)])) {
    const value = mergeApplied(jsonAt(live, key), jsonAt(config, key), atom.child(key));
    if (value !== undefined) merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

/**
 * The live object with a configuration laid over it: maps merge by key, lists by their `x-kubernetes-list-type`, all else is
 * the configuration's where it has it. https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function mergeApplied(
  live: Json | undefined,
  config: Json | undefined,
  schema: Schema | undefined,
): Json | undefined {
  const present = config ?? live;
  if (present === undefined || (isEmptyOrAbsent(live) && isEmptyOrAbsent(config))) return config ?? live;
  const atom = atomOf(schema, present);
  if (atom.type === "list" && atom.relation !== "atomic") return new ListMerge(live, config, atom).run();
  const merges = atom.type === "map" && !atom.atomic && isObject(live) && isObject(config);
  return merges ? mergeMaps(live, config, atom) : present;
}
