/** The samples of one series inside one window: indices `first` to `last` (included) of its samples. Times in milliseconds. */
export interface RangeWindow {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** The evaluation time, which `offset` and `@` leave behind the window's end. */
  readonly at: number;
}

/** A function of a range vector and its scalar arguments: its value, or undefined where the samples do not suffice. */
export type RangeFunction = (window: RangeWindow, parameters: readonly number[]) => number | undefined;
