/** Several problems as one text, each once, as the API server joins errors. */
export function problemsText(problems: readonly string[]): string {
  const [first = "", ...more] = new Set(problems);
  return more.length === 0 ? first : `[${[first, ...more].join(", ")}]`;
}
