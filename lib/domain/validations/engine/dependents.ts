/**
 * Who read what: the nodes (judged objects and derived values) by the reads they made. It may name nodes that no longer
 * read something, and never leaves one out, so views of a mesh and its drafts can share one.
 */
export class Dependents {
  readonly #nodes = new Map<string, Set<string>>();
  #size = 0;

  /** How many pairs of read and node it holds. */
  get size(): number {
    return this.#size;
  }

  add(node: string, reads: Iterable<string>): void {
    for (const read of reads) {
      const nodes = this.#nodes.get(read);
      if (nodes === undefined) this.#nodes.set(read, new Set([node]));
      else if (nodes.has(node)) continue;
      else nodes.add(node);
      this.#size += 1;
    }
  }

  /** The nodes that a change of these reads reaches, also by way of derived values. */
  reached(touched: Iterable<string>): ReadonlySet<string> {
    const reached = new Set<string>();
    const waiting = [...touched];
    for (let read = waiting.pop(); read !== undefined; read = waiting.pop()) {
      for (const node of this.#nodes.get(read) ?? []) {
        if (reached.has(node)) continue;
        reached.add(node);
        waiting.push(node);
      }
    }
    return reached;
  }
}
