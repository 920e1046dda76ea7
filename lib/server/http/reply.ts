/** What a use case answers: the body, made only when no equal one is in memory. */
export interface Reply<T> {
  /** Equal keys have equal bodies for as long as `reusableMs`; null when the body is not worth keeping. */
  readonly cacheKey: string | null;
  readonly reusableMs: number;
  body(): T;
}

/** A reply that is made afresh each time. */
export function freshReply<T>(body: T): Reply<T> {
  return { cacheKey: null, reusableMs: 0, body: () => body };
}
