/** Names for a sentence, the first few of them and how many more there are: `a, b and 3 more`. */
export function someNames(names: readonly string[], most: number): string {
  const more = names.length - most;
  const first = names.slice(0, most).join(", ");
  return more > 0 ? `${first} and ${more} more` : first;
}
