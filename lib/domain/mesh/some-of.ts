interface SomeOfOptions {
  /** How many are named. */
  readonly most?: number;
  readonly word?: "and" | "or";
}

/** The first few of texts for a sentence, and how many more there are: `a, b and 3 more`, `a or b or 3 more`. */
export function someOf(
  texts: readonly (string | number)[],
  { most = 4, word = "and" }: SomeOfOptions = {},
): string {
  const more = texts.length - most;
  const first = texts.slice(0, most).join(word === "and" ? ", " : " or ");
  return more > 0 ? `${first} ${word} ${more} more` : first;
}
