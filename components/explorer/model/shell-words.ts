export type ShellWords =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly problem: "quote" };

/** Blanks, a part in quotes, an escaped character, or plain text; a quote that is never closed is none of them. */
const PART = /\s+|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]?|[^\s'"\\]+/gy;
const ESCAPED_IN_DOUBLE = /\\(["\\$`])/g;

function textOf(part: string): string {
  if (part.startsWith("'")) return part.slice(1, -1);
  if (part.startsWith('"')) return part.slice(1, -1).replaceAll(ESCAPED_IN_DOUBLE, "$1");
  if (part.startsWith("\\")) return part === "\\\n" ? "" : part.slice(1);
  return part;
}

/**
 * The words of a command line as a POSIX shell splits it: quotes, escapes and continued lines; nothing is expanded. A quote
 * that is never closed is a problem. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function shellWords(line: string): ShellWords {
  const words: string[] = [];
  let word: string | null = null;
  let read = 0;
  for (const [part] of line.matchAll(PART)) {
    read += part.length;
    if (/^\s/.test(part)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (part !== "\\\n") word = `${word ?? ""}${textOf(part)}`;
  }
  if (read < line.length) return { ok: false, problem: "quote" };
  return { ok: true, words: word === null ? words : [...words, word] };
}
