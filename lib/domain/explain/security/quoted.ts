const MOST = 4;
const LONGEST = 80;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Values for a sentence: `"a" or "b"`, long lists and long texts cut short. */
export function quoted(values: readonly string[]): string {
  const shown = values.slice(0, MOST).map((value) => `"${cut(value)}"`);
  const left = values.length - shown.length;
  return [...shown, ...(left > 0 ? [`${left} more`] : [])].join(" or ");
}
