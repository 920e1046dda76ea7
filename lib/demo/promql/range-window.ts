/** The samples of one series inside one window: indices `first` to `last` (included) of its samples. Times in milliseconds. */
export interface RangeWindow {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** A function of a range vector: its value, or undefined where the samples do not suffice. */
export type RangeFunction = (window: RangeWindow) => number | undefined;
