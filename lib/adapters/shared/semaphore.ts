/** Lets `slots` holders in at a time, first come first served. */
export interface Semaphore {
  /** Resolves to the function that frees the slot, or to null when the signal aborts first. */
  acquire(signal: AbortSignal): Promise<(() => void) | null>;
}

export function createSemaphore(slots: number): Semaphore {
  let free = slots;
  const queue = new Set<() => void>();

  const release = (): void => {
    const [next] = queue;
    if (next === undefined) {
      free += 1;
      return;
    }
    queue.delete(next);
    next();
  };

  return {
    acquire(signal) {
      if (signal.aborted) return Promise.resolve(null);
      if (free > 0) {
        free -= 1;
        return Promise.resolve(release);
      }
      return new Promise((resolve) => {
        const enter = (): void => {
          signal.removeEventListener("abort", giveUp);
          resolve(release);
        };
        const giveUp = (): void => {
          queue.delete(enter);
          resolve(null);
        };
        queue.add(enter);
        signal.addEventListener("abort", giveUp, { once: true });
      });
    },
  };
}
