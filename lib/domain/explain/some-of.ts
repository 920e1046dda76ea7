const MOST = 4;

/** The first few of texts for a sentence, and how many more there are: `a, b, 3 more`. */
export function someOf(texts: readonly (string | number)[], separator = ", "): string {
  const left = texts.length - MOST;
  return [...texts.slice(0, MOST), ...(left > 0 ? [`${left} more`] : [])].join(separator);
}
