const NAMED = 3;

/** Names for a sentence: at most three of them, and how many more there are. */
export function nameList(names: readonly string[]): string {
  const first = names.slice(0, NAMED).map((name) => `"${name}"`);
  const more = names.length - first.length;
  if (more > 0) return `${first.join(", ")} and ${more} more`;
  const last = first.pop() ?? "";
  return first.length === 0 ? last : `${first.join(", ")} and ${last}`;
}
