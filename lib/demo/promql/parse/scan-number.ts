const isAlphaNumeric = (character: string): boolean => /^\w$/.test(character);

const NUMBER =
  /(?:0[xX]_?[0-9a-fA-F]*(?:_[0-9a-fA-F]+)*|(?:\d+(?:_\d+)*)?(?:\.(?:\d+(?:_\d+)*)?)?(?:[eE][+-]?\d+(?:_\d+)*)?)/y;
const DURATION = /\d+(?:ms|[smhdwy])(?:\d+(?:ms|[smhdw]))*/y;

function matchAt(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? "";
}

/** The number or duration that starts at an index, null where there is neither. */
export function scanNumber(
  text: string,
  start: number,
): { readonly kind: "number" | "duration"; readonly end: number } | null {
  for (const [kind, pattern] of [
    ["number", NUMBER],
    ["duration", DURATION],
  ] as const) {
    const end = start + matchAt(pattern, text, start).length;
    if (end > start && !isAlphaNumeric(text.charAt(end)) && text.charAt(end) !== ".") return { kind, end };
  }
  return null;
}
