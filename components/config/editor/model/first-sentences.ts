const MOST_CHARACTERS = 400;

/** The first two sentences of a description as one paragraph, cut at 400 characters. */
export function firstSentences(text: string): string {
  const flat = text.slice(0, 4_000).replaceAll(/\s+/g, " ").trim();
  const ends = [...flat.matchAll(/[.!?](?= [A-Z])/g)].map(({ index }) => index + 1);
  const wanted = flat.slice(0, ends[1] ?? flat.length);
  return wanted.length <= MOST_CHARACTERS ? wanted : `${wanted.slice(0, MOST_CHARACTERS).trimEnd()}…`;
}
