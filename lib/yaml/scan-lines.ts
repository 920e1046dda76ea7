/** One line of a YAML text, taken apart without parsing. Columns count from 0 in the line, offsets in the whole text. */
export interface YamlLine {
  readonly start: number;
  readonly end: number;
  /** Whether nothing but spaces stands on it. */
  readonly blank: boolean;
  /** Whether it is a document marker. */
  readonly marker: boolean;
  /** Whether it belongs to a block text (`|` or `>`) that began above. */
  readonly block: boolean;
  readonly indent: number;
  /** Columns of the dashes it begins with. */
  readonly dashes: readonly number[];
  /** Column of what follows the dashes. */
  readonly content: number;
  readonly key: {
    readonly name: string;
    readonly from: number;
    readonly to: number;
    readonly colon: number;
  } | null;
  /** Where its value, or what has no key, begins and ends. */
  readonly valueFrom: number;
  readonly valueTo: number;
  /** Where a comment begins; the end of the line where there is none. */
  readonly comment: number;
}

/** The offset at which the document that holds a place begins. */
export function documentStart(text: string, offset: number): number {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  const marker = text.lastIndexOf("\n---", line - 2);
  if (marker >= 0) return marker + 1;
  return 0;
}

/** The lines from one offset to another, which are the beginning and the end of lines. */
export function scanLines(text: string, from: number, to: number): readonly YamlLine[] {
  const lines: YamlLine[] = [];
  let blockIndent = -1;
  for (let start = from; start <= to;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 || newline > to ? to : newline;
    const plain = scanLine(text, start, text[end - 1] === "\r" && end > start ? end - 1 : end);
    const block = blockIndent >= 0 && (plain.blank || plain.indent > blockIndent);
    if (!block) blockIndent = opensBlock(text, plain) ? blockColumn(plain) : -1;
    lines.push(block ? { ...plain, block, key: null, dashes: [], comment: plain.end } : plain);
    start = end + 1;
  }
  return lines;
}

function opensBlock(text: string, { valueFrom, valueTo }: YamlLine): boolean {
  return /^[|>][-+\d]{0,2}$/.test(text.slice(valueFrom, Math.min(valueTo, valueFrom + 5)));
}

/** The column that the lines of a block text are indented beyond. */
function blockColumn({ key, content, dashes }: YamlLine): number {
  return key ? content : (dashes.at(-1) ?? 0);
}

function scanLine(text: string, start: number, end: number): YamlLine {
  const first = skipSpaces(text, start, end);
  const { dashes, at } = leadingDashes(text, start, first, end);
  const comment = commentOf(text, at, end);
  const key = keyOf(text, at, comment);
  const valueFrom = skipSpaces(text, key ? key.colon + 1 : at, comment);
  return {
    start,
    end,
    blank: at >= end && dashes.length === 0,
    marker: /^(---|\.\.\.)(\s|$)/.test(text.slice(start, Math.min(end, start + 4))),
    block: false,
    indent: first - start,
    dashes,
    content: at - start,
    key,
    valueFrom,
    valueTo: valueFrom + text.slice(valueFrom, comment).trimEnd().length,
    comment,
  };
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] === " ") at += 1;
  return at;
}

function leadingDashes(
  text: string,
  start: number,
  first: number,
  end: number,
): { readonly dashes: readonly number[]; readonly at: number } {
  const dashes: number[] = [];
  let at = first;
  while (at < end && text[at] === "-" && (at + 1 === end || text[at + 1] === " ")) {
    dashes.push(at - start);
    at = skipSpaces(text, at + 1, end);
  }
  return { dashes, at };
}

/** The end of a quoted text that begins at an offset; the end of the line where it is not closed. */
function quotedEnd(text: string, from: number, end: number): number {
  const quote = text[from];
  for (let at = from + 1; at < end; at += 1) {
    if (quote === '"' && text[at] === "\\") at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return end;
}

function commentOf(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const first = at === from || text[at - 1] === " ";
    if (first && text[at] === "#") return at;
    if (first && (text[at] === '"' || text[at] === "'")) at = quotedEnd(text, at, end) - 1;
  }
  return end;
}

function keyOf(text: string, from: number, end: number): YamlLine["key"] {
  const quoted = text[from] === '"' || text[from] === "'";
  if (text[from] === "{" || text[from] === "[") return null;
  for (let at = quoted ? quotedEnd(text, from, end) : from; at < end; at += 1) {
    if (text[at] !== ":" || (at + 1 < end && text[at + 1] !== " ")) continue;
    const written = text.slice(from, at).trimEnd();
    return { name: quoted ? unquote(written) : written, from, to: from + written.length, colon: at };
  }
  return null;
}

function unquote(written: string): string {
  if (written.startsWith("'")) return written.slice(1, -1).replaceAll("''", "'");
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === "string" ? value : written;
  } catch {
    return written.slice(1, -1);
  }
}
