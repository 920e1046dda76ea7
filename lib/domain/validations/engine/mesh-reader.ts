import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import type { Derived, Kept, MeshView, ObjectIndex, ValidationSettings } from "../mesh-view";
import type { Dependents } from "./dependents";
import { readOf, type ObjectFiles } from "./object-files";

/** A view that remembers more values than this starts anew with the next change. */
const MOST_KEPT = 200_000;

/** Many checks read nothing but their object; they share this. */
const NOTHING_READ: ReadonlySet<string> = new Set();

export interface ReaderParts {
  readonly files: ObjectFiles;
  readonly settings: ValidationSettings;
  readonly knownKinds: ReadonlySet<string>;
  readonly dependents: Dependents;
}

/** The mesh as checks see it; it notes what is read. */
export class MeshReader implements MeshView {
  readonly #parts: ReaderParts;
  readonly #derived = new Set<Derived<unknown>>();
  #reads = new Set<string>();

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  get settings(): ValidationSettings {
    return this.#parts.settings;
  }

  find(index: ObjectIndex, key: string): readonly ClusterObject[] {
    this.#reads.add(readOf(index, key));
    return this.#parts.files.find(index, key);
  }

  knows(kind: KindKey): boolean {
    return this.#parts.knownKinds.has(kind);
  }

  memo<T>(derived: Derived<T>, key: string): T {
    const node = derivedNode(derived, key);
    this.#reads.add(node);
    const held = derived.kept.get(this)?.get(key);
    if (held !== undefined) return held.value;
    const kept = this.noting(() => derived.compute(key, this));
    this.#keptOf(derived).set(key, kept);
    this.#parts.dependents.add(node, kept.reads);
    return kept.value;
  }

  /** Runs something that reads the mesh, and tells what it read. */
  noting<T>(run: () => T): Kept<T> {
    const outer = this.#reads;
    const reads = new Set<string>();
    this.#reads = reads;
    try {
      const value = run();
      return { value, reads: reads.size === 0 ? NOTHING_READ : reads };
    } finally {
      this.#reads = outer;
    }
  }

  /** Takes over what another view derived, but for the nodes that changed. */
  inherit(other: MeshReader, changed: ReadonlySet<string>): void {
    for (const derived of other.#derived) {
      const from = derived.kept.get(other);
      if (from === undefined || from.size > MOST_KEPT) continue;
      const kept = this.#keptOf(derived);
      for (const [key, value] of from) if (!changed.has(derivedNode(derived, key))) kept.set(key, value);
    }
  }

  /** Every value derived, with what it read. */
  *kept(): Generator<readonly [node: string, reads: ReadonlySet<string>]> {
    for (const derived of this.#derived)
      for (const [key, { reads }] of derived.kept.get(this) ?? []) yield [derivedNode(derived, key), reads];
  }

  #keptOf<T>(derived: Derived<T>): Map<string, Kept<T>> {
    this.#derived.add(derived);
    const held = derived.kept.get(this);
    if (held !== undefined) return held;
    const kept = new Map<string, Kept<T>>();
    derived.kept.set(this, kept);
    return kept;
  }
}

function derivedNode({ name }: { readonly name: string }, key: string): string {
  return `derived\n${name}\n${key}`;
}
