/** Whether a code point belongs to a set of characters. */
export type CharTest = (code: number) => boolean;

/** A set with what belongs to it by another case: `foldCase` where case is not regarded, else `asItIs`. */
export type Fold = (test: CharTest) => CharTest;

const DIGIT = range(48, 57);
const UPPER = range(65, 90);
const LOWER = range(97, 122);
const ALPHA = anyOf([UPPER, LOWER]);
const ALNUM = anyOf([ALPHA, DIGIT]);
const WORD = anyOf([ALNUM, oneOf("_")]);
const SPACE = oneOf("\t\n\f\r ");
const GRAPH = range(33, 126);

/** https://github.com/google/re2/wiki/Syntax: Perl classes */
const PERL: Readonly<Record<string, CharTest>> = {
  d: DIGIT,
  D: not(DIGIT),
  s: SPACE,
  S: not(SPACE),
  w: WORD,
  W: not(WORD),
};

/** https://github.com/google/re2/wiki/Syntax: ASCII classes */
const ASCII: Readonly<Record<string, CharTest>> = {
  alnum: ALNUM,
  alpha: ALPHA,
  ascii: range(0, 127),
  blank: oneOf("\t "),
  cntrl: anyOf([range(0, 31), range(127, 127)]),
  digit: DIGIT,
  graph: GRAPH,
  lower: LOWER,
  print: range(32, 126),
  punct: (code) => GRAPH(code) && !ALNUM(code),
  space: oneOf("\t\n\v\f\r "),
  upper: UPPER,
  word: WORD,
  xdigit: anyOf([DIGIT, range(65, 70), range(97, 102)]),
};

/** The class \d, \D, \s, \S, \w or \W by its letter. */
export function perlClass(letter: string): CharTest | undefined {
  return PERL[letter];
}

/** The class [:name:] or [:^name:] by what stands between the colons. */
export function asciiClass(name: string, fold: Fold = asItIs): CharTest | undefined {
  const found = ASCII[name.replace(/^\^/, "")];
  if (found === undefined) return undefined;
  return name.startsWith("^") ? not(fold(found)) : fold(found);
}

/** The Unicode category or script of a name such as L, Lu or Greek; undefined where there is none. */
export function unicodeClass(name: string): CharTest | undefined {
  if (!/^[A-Za-z_]{1,40}$/.test(name)) return undefined;
  for (const property of [`General_Category=${name}`, `Script=${name}`]) {
    try {
      const pattern = new RegExp(`^\\p{${property}}$`, "u");
      return (code) => pattern.test(String.fromCodePoint(code));
    } catch {
      // Not a name of this property.
    }
  }
  return undefined;
}

/** Characters from one to the other, both included. */
export function range(low: number, high: number): CharTest {
  return (code) => code >= low && code <= high;
}

/** The characters of a text. */
export function oneOf(text: string): CharTest {
  const codes = new Set(Array.from(text, (char) => char.codePointAt(0)));
  return (code) => codes.has(code);
}

export function anyOf(tests: readonly CharTest[]): CharTest {
  return (code) => tests.some((test) => test(code));
}

export function not(test: CharTest): CharTest {
  return (code) => !test(code);
}

/** The same set. */
export function asItIs(test: CharTest): CharTest {
  return test;
}

/** The same without regard to case. */
export function foldCase(test: CharTest): CharTest {
  return (code) => {
    const char = String.fromCodePoint(code);
    return [char, char.toLowerCase(), char.toUpperCase()].some((other) => test(other.codePointAt(0) ?? code));
  };
}
