import { shellWords } from "./shell-words";

/** A request as a URL or a curl line says it. */
export interface TypedRequest {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

export type ParsedLine =
  | { readonly ok: true; readonly request: TypedRequest }
  | { readonly ok: false; readonly problem: LineProblem; readonly part: string };

export type LineProblem =
  "empty" | "quote" | "noUrl" | "badUrl" | "badScheme" | "badHeader" | "missingValue" | "surplus";

/** Options of curl that take a value which says nothing of where a request goes. https://curl.se/docs/manpage.html */
const WITH_VALUE = new Set(
  (
    "-o --output -w --write-out -m --max-time --connect-timeout --retry --retry-delay --retry-max-time --cacert --cert " +
    "--key -E -u --user --resolve --connect-to -x --proxy -T --upload-file -c --cookie-jar --interface --limit-rate " +
    "-D --dump-header --max-redirs --ciphers --tls-max --dns-servers --unix-socket -r --range -K --config -z"
  ).split(" "),
);
const BODY = new Set(
  "-d --data --data-raw --data-binary --data-ascii --data-urlencode --json -F --form".split(" "),
);
const HEADER_OF: Readonly<Record<string, string>> = {
  "-A": "user-agent",
  "--user-agent": "user-agent",
  "-b": "cookie",
  "--cookie": "cookie",
  "-e": "referer",
  "--referer": "referer",
};
const PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

interface Told {
  url: string | null;
  method: string | null;
  hasBody: boolean;
  isHead: boolean;
  isGet: boolean;
  readonly headers: Record<string, string>;
}

type Taken = { readonly problem: LineProblem; readonly part: string } | null;

function takeHeader(told: Told, text: string): Taken {
  const colon = text.indexOf(":");
  if (colon < 1) return text.endsWith(";") ? null : { problem: "badHeader", part: text };
  told.headers[text.slice(0, colon).trim().toLowerCase()] = text.slice(colon + 1).trim();
  return null;
}

function takeOption(told: Told, name: string, value: string): Taken {
  if (name === "-H" || name === "--header") return takeHeader(told, value);
  if (name === "-X" || name === "--request") told.method = value.toUpperCase();
  else if (name === "--url") return takeUrl(told, value);
  else if (BODY.has(name)) {
    told.hasBody = true;
    if (name === "--json") told.headers["content-type"] ??= "application/json";
  } else {
    const header = HEADER_OF[name];
    if (header !== undefined) told.headers[header] = value;
  }
  return null;
}

function takeFlag(told: Told, name: string): void {
  if (name === "-I" || name === "--head") told.isHead = true;
  if (name === "-G" || name === "--get") told.isGet = true;
}

const takesValue = (name: string): boolean =>
  ["-H", "--header", "-X", "--request", "--url"].includes(name) ||
  BODY.has(name) ||
  name in HEADER_OF ||
  WITH_VALUE.has(name);

interface Option {
  readonly name: string;
  /** What is written in the same word; null where nothing is. */
  readonly value: string | null;
}

/** `-XPOST` and `--url=…` carry their value; `-sSk` is several flags, the last of which may take one. */
function optionsOf(word: string): readonly Option[] {
  if (word.startsWith("--")) {
    const equals = word.indexOf("=");
    return equals < 0
      ? [{ name: word, value: null }]
      : [{ name: word.slice(0, equals), value: word.slice(equals + 1) }];
  }
  const options: Option[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const name = `-${word.charAt(at)}`;
    const rest = word.slice(at + 1);
    if (takesValue(name)) return [...options, { name, value: rest === "" ? null : rest }];
    options.push({ name, value: null });
  }
  return options;
}

function takeUrl(told: Told, word: string): Taken {
  if (told.url !== null) return { problem: "surplus", part: word };
  told.url = word;
  return null;
}

/** Takes an option; `next` is the word after it. Says whether that was its value. */
function takeOptions(
  told: Told,
  word: string,
  next: string | undefined,
): { readonly problem: Taken; readonly usedNext: boolean } {
  for (const { name, value } of optionsOf(word)) {
    if (!takesValue(name)) {
      takeFlag(told, name);
      continue;
    }
    const given = value ?? next;
    if (given === undefined) return { problem: { problem: "missingValue", part: name }, usedNext: false };
    return { problem: takeOption(told, name, given), usedNext: value === null };
  }
  return { problem: null, usedNext: false };
}

function tellWords(told: Told, words: readonly string[]): Taken {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("-") || word === "-") {
      const problem = takeUrl(told, word);
      if (problem !== null) return problem;
      continue;
    }
    const { problem, usedNext } = takeOptions(told, word, words[at + 1]);
    if (problem !== null) return problem;
    if (usedNext) at += 1;
  }
  return null;
}

function methodOf({ method, hasBody, isHead, isGet }: Told): string {
  if (method !== null) return method;
  if (isHead) return "HEAD";
  return hasBody && !isGet ? "POST" : "GET";
}

/** curl and people leave "http://" out. */
function requestOf(told: Told): ParsedLine {
  const { url, headers } = told;
  if (url === null) return { ok: false, problem: "noUrl", part: "" };
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(written)) return { ok: false, problem: "badUrl", part: url };
  const parsed = new URL(written);
  const usual = PORTS[parsed.protocol];
  if (usual === undefined) return { ok: false, problem: "badScheme", part: parsed.protocol };
  const { host: named, ...others } = headers;
  const asked = (named ?? parsed.hostname).replace(/:\d+$/, "").toLowerCase();
  return {
    ok: true,
    request: {
      host: asked,
      port: parsed.port === "" ? usual : Number(parsed.port),
      tls: parsed.protocol === "https:",
      method: methodOf(told),
      path: `${parsed.pathname}${parsed.search}`,
      headers: others,
    },
  };
}

/** Without "curl", and without the prompt before it. */
function withoutCommand(words: readonly string[]): readonly string[] {
  const typed = words[0] === "$" ? words.slice(1) : words;
  return typed[0] === "curl" ? typed.slice(1) : typed;
}

/** Reads a URL, or a curl line as it is copied from a shell or a browser. What it does not understand it names. */
export function parseRequestLine(line: string): ParsedLine {
  const split = shellWords(line.trim());
  if (!split.ok) return { ok: false, problem: "quote", part: "" };
  if (split.words.length === 0) return { ok: false, problem: "empty", part: "" };
  const told: Told = { url: null, method: null, hasBody: false, isHead: false, isGet: false, headers: {} };
  const problem = tellWords(told, withoutCommand(split.words));
  return problem === null ? requestOf(told) : { ok: false, ...problem };
}
