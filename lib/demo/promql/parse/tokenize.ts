import { scanNumber } from "./scan-number";
import { scanString } from "./scan-string";
import { type Token, type TokenKind, WORDS } from "./token";

/** What the reading of one token depends on. */
interface Scanner {
  readonly text: string;
  at: number;
  parens: number;
  braces: boolean;
  brackets: boolean;
  colon: boolean;
}

type Scanned = readonly [kind: TokenKind, end: number] | { readonly error: string; readonly behind?: number };

const SKIPPED = /(?:[ \t\n\r]+|#[^\n\r]*)+/y;
const WORD = /[a-zA-Z_:][\w:]*/y;
const LABEL = /[a-zA-Z_]\w*/y;
const OPERATORS = ["==", "!=", "<=", ">=", "*", "/", "%", "+", "-", "^", "<", ">", "@"];

const quoted = (text: string): string => `'${text}'`;

function matchAt(pattern: RegExp, { text, at }: Scanner): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

function stringAt({ text, at }: Scanner): Scanned {
  const scanned = scanString(text, at);
  return scanned.ok ? ["string", scanned.end] : { error: scanned.message };
}

function insideBraces(scanner: Scanner): Scanned {
  const { text, at } = scanner;
  const character = text.charAt(at);
  if (character === "") return { error: "unexpected end of input inside braces" };
  const end = matchAt(LABEL, scanner);
  if (end > at) return ["identifier", end];
  if (/["'`]/.test(character)) return stringAt(scanner);
  const pair = text.slice(at, at + 2);
  if (pair === "=~" || pair === "!~" || pair === "!=") return ["operator", at + 2];
  if (character === "=" || character === ",") return ["punctuation", at + 1];
  if (character === "}") {
    scanner.braces = false;
    return ["punctuation", at + 1];
  }
  if (character === "!")
    return { error: `unexpected character after '!' inside braces: ${quoted(text.charAt(at + 1))}` };
  return {
    error: `unexpected ${character === "{" ? "left brace" : "character inside braces:"} ${quoted(character)}`,
  };
}

function atEnd({ parens, brackets }: Scanner, at: number): Scanned {
  if (parens !== 0) return { error: "unclosed left parenthesis" };
  return brackets ? { error: "unclosed left bracket" } : ["end of input", at];
}

function colonAt(scanner: Scanner): Scanned {
  if (scanner.colon) return { error: `unexpected colon ${quoted(scanner.text.charAt(scanner.at))}` };
  scanner.colon = true;
  return ["punctuation", scanner.at + 1];
}

function wordAt(scanner: Scanner): Scanned {
  const end = matchAt(WORD, scanner);
  const word = scanner.text.slice(scanner.at, end);
  return [WORDS.get(word.toLowerCase()) ?? (word.includes(":") ? "metric identifier" : "identifier"), end];
}

/** Keeps track of what is open; null where the character opens and closes nothing. */
function enclosureAt(scanner: Scanner, character: string): Scanned | null {
  const taken: Scanned = ["punctuation", scanner.at + 1];
  switch (character) {
    case "(":
      scanner.parens += 1;
      return taken;
    case ")":
      scanner.parens -= 1;
      return scanner.parens < 0
        ? { error: `unexpected right parenthesis ${quoted(character)}`, behind: 1 }
        : taken;
    case "{":
      scanner.braces = true;
      return taken;
    case "[":
      if (scanner.brackets) return { error: `unexpected left bracket ${quoted(character)}` };
      scanner.brackets = true;
      scanner.colon = false;
      return taken;
    case "]":
      if (!scanner.brackets) return { error: `unexpected right bracket ${quoted(character)}` };
      scanner.brackets = false;
      return taken;
    default:
      return null;
  }
}

function operatorAt({ text, at }: Scanner, character: string): Scanned {
  if (character === "=" && text.charAt(at + 1) === "~")
    return { error: `unexpected character after '=': '~'` };
  const operator = OPERATORS.find((one) => text.startsWith(one, at));
  if (operator !== undefined) return ["operator", at + operator.length];
  if (character === "=" || character === ",") return ["punctuation", at + 1];
  if (character === "!") return { error: `unexpected character after '!': ${quoted(text.charAt(at + 1))}` };
  return { error: `unexpected character: ${quoted(character)}` };
}

function numberAt({ text, at }: Scanner): Scanned {
  const number = scanNumber(text, at);
  if (number) return [number.kind, number.end];
  const bad = /^[\w.]*/.exec(text.slice(at))?.[0] ?? "";
  return { error: `bad number or duration syntax: ${JSON.stringify(bad)}` };
}

function scan(scanner: Scanner, before: string): Scanned {
  const { text, at } = scanner;
  if (scanner.braces) return insideBraces(scanner);
  const character = text.charAt(at);
  if (before === "[") return numberAt(scanner);
  if (character === "") return atEnd(scanner, at);
  const enclosure = enclosureAt(scanner, character);
  if (enclosure) return enclosure;
  if (/["'`]/.test(character)) return stringAt(scanner);
  if (/[0-9]/.test(character) || (character === "." && /[0-9]/.test(text.charAt(at + 1))))
    return numberAt(scanner);
  if (/[a-zA-Z_:]/.test(character)) return scanner.brackets ? colonAt(scanner) : wordAt(scanner);
  return operatorAt(scanner, character);
}

/**
 * The tokens of a PromQL query, white space and comments left out; the last one is the end of the input or an error.
 * Source of the rules: Prometheus' promql/parser/lex.go.
 */
export function tokenize(text: string): readonly Token[] {
  const scanner: Scanner = { text, at: 0, parens: 0, braces: false, brackets: false, colon: false };
  const tokens: Token[] = [];
  for (;;) {
    scanner.at = matchAt(SKIPPED, scanner);
    const start = scanner.at;
    const scanned = scan(scanner, tokens.at(-1)?.text ?? "");
    if ("error" in scanned)
      return [
        ...tokens,
        { kind: "error", text: scanned.error, start: start + (scanned.behind ?? 0), end: text.length },
      ];
    const [kind, end] = scanned;
    tokens.push({ kind, text: text.slice(start, end), start, end });
    if (kind === "end of input") return tokens;
    scanner.at = end;
  }
}
