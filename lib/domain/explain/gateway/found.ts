import type { ExplainStep } from "../explanation";

/** What was looked for, with what was looked at on the way. */
export interface Found<T> {
  readonly found: readonly T[];
  readonly steps: readonly ExplainStep[];
}
