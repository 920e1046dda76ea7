/** One step of a field path in its FieldsV1 form: `f:name`, `k:{"name":"app"}`, `v:"value"` or `i:0`. */
export type PathElement = string;

/**
 * A set of field paths as a tree, which is what FieldsV1 describes: a member is a field that is owned itself, a child leads
 * to owned fields below it; one element may be both.
 * https://pkg.go.dev/sigs.k8s.io/structured-merge-diff/v6/fieldpath#Set
 */
export class FieldSet {
  readonly members = new Set<PathElement>();
  readonly children = new Map<PathElement, FieldSet>();

  get isEmpty(): boolean {
    return this.members.size === 0 && [...this.children.values()].every((child) => child.isEmpty);
  }

  /** Adds the path; the empty path is no field and adds nothing. */
  insert(path: readonly PathElement[], from: number = 0): void {
    const element = path[from];
    if (element === undefined) return;
    if (from === path.length - 1) {
      this.members.add(element);
      return;
    }
    const child = this.children.get(element) ?? new FieldSet();
    this.children.set(element, child);
    child.insert(path, from + 1);
  }

  has(path: readonly PathElement[]): boolean {
    const [element = "", ...rest] = path;
    if (rest.length === 0) return this.members.has(element);
    return this.children.get(element)?.has(rest) ?? false;
  }

  union(other: FieldSet): FieldSet {
    const united = new FieldSet();
    for (const set of [this, other]) {
      for (const member of set.members) united.members.add(member);
      for (const [element, child] of set.children)
        united.children.set(element, child.union(united.children.get(element) ?? new FieldSet()));
    }
    return united;
  }

  /** The paths that are in this set and not in the other; a path below one of the other's stays. */
  difference(other: FieldSet): FieldSet {
    const left = new FieldSet();
    for (const member of this.members) if (!other.members.has(member)) left.members.add(member);
    for (const [element, child] of this.children)
      left.#adopt(element, child.difference(other.children.get(element) ?? NOTHING));
    return left;
  }

  intersection(other: FieldSet): FieldSet {
    const common = new FieldSet();
    for (const member of this.members) if (other.members.has(member)) common.members.add(member);
    for (const [element, child] of this.children)
      common.#adopt(element, child.intersection(other.children.get(element) ?? NOTHING));
    return common;
  }

  /** The paths that are neither in the other set nor below one of its paths. */
  without(other: FieldSet): FieldSet {
    const left = new FieldSet();
    for (const member of this.members) if (!other.members.has(member)) left.members.add(member);
    for (const [element, child] of this.children)
      if (!other.members.has(element))
        left.#adopt(element, child.without(other.children.get(element) ?? NOTHING));
    return left;
  }

  /** Every path, parents before what is below them. */
  *paths(before: readonly PathElement[] = []): Generator<readonly PathElement[]> {
    for (const element of [...new Set([...this.members, ...this.children.keys()])].sort()) {
      if (this.members.has(element)) yield [...before, element];
      const child = this.children.get(element);
      if (child !== undefined) yield* child.paths([...before, element]);
    }
  }

  #adopt(element: PathElement, child: FieldSet): void {
    if (!child.isEmpty) this.children.set(element, child);
  }
}

const NOTHING = new FieldSet();
