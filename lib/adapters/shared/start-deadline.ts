export interface Deadline {
  /** Aborts with the caller's signal or when the time is up. */
  readonly signal: AbortSignal;
  expired(): boolean;
  /** Frees the timer. */
  end(): void;
}

/** A signal that also aborts after `timeoutMs`, and can tell the two apart. */
export function startDeadline(caller: AbortSignal, timeoutMs: number): Deadline {
  const controller = new AbortController();
  let expired = false;
  const follow = (): void => controller.abort();
  const timer = setTimeout(() => {
    expired = true;
    controller.abort();
  }, timeoutMs);
  if (caller.aborted) follow();
  caller.addEventListener("abort", follow, { once: true });
  return {
    signal: controller.signal,
    expired: () => expired,
    end() {
      clearTimeout(timer);
      caller.removeEventListener("abort", follow);
    },
  };
}
