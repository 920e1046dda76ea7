import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { KINDS } from "@/lib/domain/mesh/kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { ObjectIndex } from "../mesh-view";
import { LayeredMap } from "./layered-map";
import { refKey, refOf } from "./object-key";
import { olderFirst } from "@/lib/domain/mesh/older-first";

export interface ObjectChanges {
  /** Objects as they become, created or changed. */
  readonly put: readonly ClusterObject[];
  readonly removed: readonly ObjectRef[];
}

type Drawer = LayeredMap<string, readonly ClusterObject[]>;
const NOTHING: readonly ClusterObject[] = [];

/** Names what a check reads when it looks under a key of an index. */
export function readOf(index: ObjectIndex, key: string): string {
  return `${index.name}\n${key}`;
}

/** All objects of a mesh, filed under the keys of every index that somebody has asked for. */
export class ObjectFiles {
  readonly #byKind: Map<string, LayeredMap<string, ClusterObject>>;
  readonly #drawers: Map<ObjectIndex, Drawer>;

  private constructor(
    byKind: Map<string, LayeredMap<string, ClusterObject>>,
    drawers: Map<ObjectIndex, Drawer>,
  ) {
    this.#byKind = byKind;
    this.#drawers = drawers;
  }

  static of(snapshot: ClusterSnapshot): ObjectFiles {
    const byKind = new Map<string, LayeredMap<string, ClusterObject>>();
    for (const { key } of KINDS) {
      const objects = new LayeredMap<string, ClusterObject>();
      for (const object of snapshot.list(key)) objects.set(refKey({ ...object.meta, kind: key }), object);
      byKind.set(key, objects);
    }
    return new ObjectFiles(byKind, new Map());
  }

  /** The objects under a key, oldest first. */
  find(index: ObjectIndex, key: string): readonly ClusterObject[] {
    let drawer = this.#drawers.get(index);
    if (drawer === undefined) {
      drawer = this.#fill(index);
      this.#drawers.set(index, drawer);
    }
    return drawer.get(key) ?? NOTHING;
  }

  get(ref: ObjectRef): ClusterObject | undefined {
    return this.#byKind.get(ref.kind)?.get(refKey(ref));
  }

  *ofKinds(kinds: Iterable<string>): Generator<ClusterObject> {
    for (const kind of kinds) for (const [, object] of this.#byKind.get(kind)?.entries() ?? []) yield object;
  }

  fork(): ObjectFiles {
    const byKind = Array.from(this.#byKind, ([kind, objects]) => [kind, objects.fork()] as const);
    const drawers = Array.from(this.#drawers, ([index, drawer]) => [index, drawer.fork()] as const);
    return new ObjectFiles(new Map(byKind), new Map(drawers));
  }

  /** Takes the changes in; what comes back are the reads whose answers may differ now. */
  change({ put, removed }: ObjectChanges): ReadonlySet<string> {
    const touched = new Set<string>();
    for (const object of put) this.#replace(refOf(object), object, touched);
    for (const ref of removed) this.#replace(ref, undefined, touched);
    return touched;
  }

  #replace(ref: ObjectRef, after: ClusterObject | undefined, touched: Set<string>): void {
    const objects = this.#byKind.get(ref.kind);
    const before = this.get(ref);
    if (objects === undefined || before === after) return;
    if (after === undefined) objects.delete(refKey(ref));
    else objects.set(refKey(ref), after);
    for (const [index, drawer] of this.#drawers) {
      if (index.kinds.some((kind) => kind === ref.kind)) refile(index, drawer, before, after, touched);
    }
  }

  #fill(index: ObjectIndex): Drawer {
    const filed = new Map<string, ClusterObject[]>();
    for (const object of this.ofKinds(index.kinds)) {
      for (const key of new Set(index.keysOf(object))) {
        const held = filed.get(key);
        if (held) held.push(object);
        else filed.set(key, [object]);
      }
    }
    for (const objects of filed.values()) objects.sort(olderFirst);
    return new LayeredMap(filed);
  }
}

function refile(
  index: ObjectIndex,
  drawer: Drawer,
  before: ClusterObject | undefined,
  after: ClusterObject | undefined,
  touched: Set<string>,
): void {
  const left = before === undefined ? [] : index.keysOf(before);
  const entered = after === undefined ? [] : index.keysOf(after);
  for (const key of new Set([...left, ...entered])) {
    touched.add(readOf(index, key));
    const filed = (drawer.get(key) ?? NOTHING).filter((object) => object !== before);
    if (after !== undefined && entered.includes(key)) {
      filed.push(after);
      filed.sort(olderFirst);
    }
    if (filed.length === 0) drawer.delete(key);
    else drawer.set(key, filed);
  }
}
