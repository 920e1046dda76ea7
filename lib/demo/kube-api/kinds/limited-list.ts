/** At most `most` texts joined by commas, and how many more there are: `a,b,c + 2 more...`; `empty` where there is none. */
export function limitedList(texts: readonly string[], most: number, empty: string, separator = ","): string {
  if (texts.length === 0) return empty;
  const shown = texts.slice(0, most).join(separator);
  return texts.length > most ? `${shown} + ${texts.length - most} more...` : shown;
}
