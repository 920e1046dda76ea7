/** Patterns that a backtracking matcher takes exponential time for, and others that match exactly the same texts. */
const EQUIVALENTS: ReadonlyMap<string, string> = new Map([
  ["^[!-~]+([\\t ]?[!-~]+)*$", "^[!-~]+([\\t ][!-~]+)*$"],
]);
const NEVER = /(?!)/;
const compiled = new Map<string, RegExp>();

function compile(pattern: string): RegExp {
  try {
    return new RegExp(EQUIVALENTS.get(pattern) ?? pattern);
  } catch {
    return NEVER;
  }
}

/** The matcher of a pattern of a vendored schema, compiled once; one that matches nothing where the pattern is not valid. */
export function patternOf(pattern: string): RegExp {
  const matcher = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, matcher);
  return matcher;
}
