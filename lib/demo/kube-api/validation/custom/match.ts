import type { FieldError } from "../field-error";

/**
 * What comparing one value with one schema found. `matches` counts the checks that were made: of several alternatives that
 * fail, the API server reports the one with the most.
 */
export interface Match {
  readonly errors: readonly FieldError[];
  readonly matches: number;
}

export const match = (errors: readonly FieldError[], matches: number): Match => ({ errors, matches });

/** Several matches as one, each error once. */
export function joinMatches(parts: readonly Match[]): Match {
  const errors = new Map<string, FieldError>();
  for (const part of parts)
    for (const error of part.errors) errors.set(`${error.field}: ${error.message}`, error);
  return match(
    [...errors.values()],
    parts.reduce((sum, { matches }) => sum + matches, 0),
  );
}
