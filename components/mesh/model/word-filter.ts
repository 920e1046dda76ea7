/**
 * Tells whether all words of a filter's `text` are somewhere in the parts of what is listed, in any order, as parts of its
 * words too, in capitals or not. A text without words lets everything through.
 */
export function wordFilter(text: string): (...parts: readonly (string | undefined)[]) => boolean {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return (...parts) => {
    if (words.length === 0) return true;
    const searched = parts.join(" ").toLowerCase();
    return words.every((word) => searched.includes(word));
  };
}
