export interface BoundedCache<V> {
  get(key: string): V | undefined;
  set(key: string, value: V, bytes: number): void;
  delete(key: string): void;
  readonly size: number;
  readonly bytes: number;
}

/**
 * A cache that forgets what was used least recently when it holds more than `maxEntries` or `maxBytes`. The newest entry
 * stays whatever its size. Sizes are estimates of the caller.
 */
export function createBoundedCache<V>(limits: { maxEntries: number; maxBytes: number }): BoundedCache<V> {
  const entries = new Map<string, { value: V; bytes: number }>();
  let total = 0;

  const remove = (key: string): void => {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  const trim = (): void => {
    for (const key of entries.keys()) {
      if (entries.size <= 1 || (entries.size <= limits.maxEntries && total <= limits.maxBytes)) return;
      remove(key);
    }
  };

  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, bytes) {
      remove(key);
      entries.set(key, { value, bytes });
      total += bytes;
      trim();
    },
    delete: remove,
    get size() {
      return entries.size;
    },
    get bytes() {
      return total;
    },
  };
}
