/** Fewer requests than these answered without error stand out. */
const GOOD_SUCCESS = 0.99;

/** Whether a share (0 to 1) of requests answered without error is marked; null, without requests, is not. */
export function isPoor(successRate: number | null): boolean {
  return successRate !== null && successRate < GOOD_SUCCESS;
}
