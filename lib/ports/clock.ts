/** Time as an argument; tests pass their own. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
}
