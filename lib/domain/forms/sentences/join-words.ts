/** Words as people list them: "a", "a and b", "a, b and c"; at most six, then how many more. */
export function joinWords(words: readonly string[], last: "and" | "or" = "and"): string {
  const shown = words.length > 6 ? [...words.slice(0, 5), `${words.length - 5} more`] : words;
  const [end = ""] = shown.slice(-1);
  return shown.length <= 1 ? end : `${shown.slice(0, -1).join(", ")} ${last} ${end}`;
}
