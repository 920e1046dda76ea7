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

export type LineProblem = "empty" | "quote" | "noUrl" | "badUrl" | "badScheme" | "badHeader" | "missingValue";

/** Options of curl that take a value which says nothing of where a request goes. https://curl.se/docs/manpage.html */
const WITH_VALUE = new Set(
  "-o --output -w --write-out -m --max-time --connect-timeout --retry --cacert --cert --key -E -u --user --resolve --connect-to -x --proxy -T --upload-file -c --cookie-jar --interface --limit-rate".split(
    " ",
  ),
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
  else if (name === "--url") told.url = value;
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

/** `-XPOST` and `--url=…` carry their value; `-sSk` is several flags. */
function splitOption(word: string): { readonly name: string; readonly value: string | null } {
  if (word.startsWith("--")) {
    const equals = word.indexOf("=");
    return equals < 0
      ? { name: word, value: null }
      : { name: word.slice(0, equals), value: word.slice(equals + 1) };
  }
  const name = word.slice(0, 2);
  return word.length > 2 && takesValue(name) ? { name, value: word.slice(2) } : { name: word, value: null };
}

function tellWords(told: Told, words: readonly string[]): Taken {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("-") || word === "-") {
      told.url ??= word;
      continue;
    }
    const { name, value } = splitOption(word);
    if (!takesValue(name)) {
      takeFlag(told, name);
      continue;
    }
    const given = value ?? words[at + 1];
    if (given === undefined) return { problem: "missingValue", part: name };
    if (value === null) at += 1;
    const problem = takeOption(told, name, given);
    if (problem !== null) return problem;
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

/** Reads a URL, or a curl line as it is copied from a shell or a browser. What it does not understand it names. */
export function parseRequestLine(line: string): ParsedLine {
  const split = shellWords(line.trim());
  if (!split.ok) return { ok: false, problem: "quote", part: "" };
  const [first, ...rest] = split.words;
  if (first === undefined) return { ok: false, problem: "empty", part: "" };
  const told: Told = { url: null, method: null, hasBody: false, isHead: false, isGet: false, headers: {} };
  const problem = tellWords(
    told,
    first === "curl" || first === "$" ? rest.filter((w) => w !== "curl") : split.words,
  );
  return problem === null ? requestOf(told) : { ok: false, ...problem };
}
