/**
 * A map that can be forked cheaply: a fork and its origin share most entries and change independently. Values must not be
 * undefined.
 */
export class LayeredMap<K, V> {
  #shared: ReadonlyMap<K, V>;
  /** What differs from the shared entries; undefined where one is gone. */
  #own: Map<K, V | undefined>;

  constructor(shared: ReadonlyMap<K, V> = new Map(), own: ReadonlyMap<K, V | undefined> = new Map()) {
    this.#shared = shared;
    this.#own = new Map(own);
  }

  get(key: K): V | undefined {
    const own = this.#own.get(key);
    if (own !== undefined || this.#own.has(key)) return own;
    return this.#shared.get(key);
  }

  set(key: K, value: V): void {
    this.#own.set(key, value);
  }

  delete(key: K): void {
    if (this.#shared.has(key)) this.#own.set(key, undefined);
    else this.#own.delete(key);
  }

  *entries(): Generator<readonly [K, V]> {
    for (const [key, value] of this.#shared) if (!this.#own.has(key)) yield [key, value];
    for (const [key, value] of this.#own) if (value !== undefined) yield [key, value];
  }

  /** A copy; it costs as much as what was changed since entries were last joined. */
  fork(): LayeredMap<K, V> {
    if (this.#own.size * 4 > this.#shared.size) {
      this.#shared = new Map(this.entries());
      this.#own = new Map();
    }
    return new LayeredMap(this.#shared, this.#own);
  }
}
