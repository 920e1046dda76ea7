/** A pattern that is being read. */
export interface Reader {
  /** Its characters: whole code points. */
  readonly chars: readonly string[];
  /** The place of the next one. */
  at: number;
}
