export type ScannedString =
  { readonly ok: true; readonly end: number } | { readonly ok: false; readonly message: string };

const DIGITS: Readonly<Record<string, RegExp>> = {
  x: /^[0-9a-fA-F]{2}/,
  u: /^[0-9a-fA-F]{4}/,
  U: /^[0-9a-fA-F]{8}/,
};

/** The length of the escape sequence after a backslash, or what is wrong with it. */
function escapeLength(rest: string, quote: string): number | string {
  const first = rest.charAt(0);
  if (first === "") return "escape sequence not terminated";
  if (`abfnrtv\\${quote}`.includes(first)) return 1;
  if (/^[0-7]/.test(first))
    return /^[0-3][0-7]{2}/.test(rest) ? 3 : "escape sequence is an invalid Unicode code point";
  const digits = DIGITS[first];
  if (!digits)
    return `unknown escape sequence U+${(first.codePointAt(0) ?? 0).toString(16).padStart(4, "0").toUpperCase()} '${first}'`;
  const code = digits.exec(rest.slice(1))?.[0];
  if (code === undefined) return "illegal character in escape sequence";
  const point = parseInt(code, 16);
  return point > 0x10ffff || (point >= 0xd800 && point < 0xe000)
    ? "escape sequence is an invalid Unicode code point"
    : 1 + code.length;
}

/** Where the string literal that starts at an index ends: Go's strings, and raw ones in backquotes. */
export function scanString(text: string, start: number): ScannedString {
  const quote = text.charAt(start);
  if (quote === "`") {
    const end = text.indexOf("`", start + 1);
    return end < 0 ? { ok: false, message: "unterminated raw string" } : { ok: true, end: end + 1 };
  }
  let at = start + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === quote) return { ok: true, end: at + 1 };
    if (character === "\n") break;
    at += 1;
    if (character !== "\\") continue;
    const length = escapeLength(text.slice(at, at + 12), quote);
    if (typeof length === "string") return { ok: false, message: length };
    at += length;
  }
  return { ok: false, message: "unterminated quoted string" };
}
