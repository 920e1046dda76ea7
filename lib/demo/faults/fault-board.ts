import type { ActiveFault, Fault, FaultyServer, ServerFault } from "./fault";

const MOST_FAULTS = 100;

/** The faults at work, and who wants to know when they change. */
export class FaultBoard {
  readonly #faults = new Map<string, ActiveFault>();
  readonly #listeners = new Set<() => void>();
  #count = 0;

  active(): readonly ActiveFault[] {
    return [...this.#faults.values()];
  }

  /** What a server does wrong at present. */
  of(server: FaultyServer): readonly ServerFault[] {
    return this.active().flatMap((one) => (one.on === server ? [one.fault] : []));
  }

  /** Puts a fault to work; null where a hundred are at work already. */
  add(fault: Fault): ActiveFault | null {
    if (this.#faults.size >= MOST_FAULTS) return null;
    this.#count += 1;
    const active = { ...fault, id: String(this.#count) };
    this.#faults.set(active.id, active);
    this.#tell();
    return active;
  }

  /** Takes a fault back; false where there is none of this id. */
  remove(id: string): boolean {
    const found = this.#faults.delete(id);
    if (found) this.#tell();
    return found;
  }

  clear(): void {
    if (this.#faults.size === 0) return;
    this.#faults.clear();
    this.#tell();
  }

  /** Calls the listener after each change until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
