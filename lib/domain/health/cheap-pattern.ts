const MOST_REPETITIONS = 4;

/**
 * Whether a regular expression from outside can be matched in little time. Time explodes with nested or many
 * repetitions and with several groups of alternatives, so it may hold one group, which is not repeated, and few
 * repetitions. A count such as \d{2} matches in one way only and is free.
 */
export function isCheapPattern(pattern: string): boolean {
  const uncounted = pattern.replaceAll(/(?<!\))\{\d\}/g, "");
  const repetitions = uncounted.match(/[*+?]/g) ?? [];
  const groups = uncounted.match(/\(/g) ?? [];
  return repetitions.length <= MOST_REPETITIONS && groups.length <= 1 && !/\{|\)[*+?]/.test(uncounted);
}
