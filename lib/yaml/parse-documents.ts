import { isAlias, isScalar, LineCounter, parseAllDocuments, visit, type Document } from "yaml";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { toJson } from "./to-json";

/** Something that keeps a text from being read; lines and columns count from 1, offsets from 0. */
export interface YamlProblem {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly message: string;
}

export interface YamlDocument {
  /** Null where the document cannot be read. */
  readonly value: Json;
  readonly problems: readonly YamlProblem[];
  /** Where it stands in the whole text. */
  readonly start: number;
  readonly end: number;
  /** The document's nodes, for the functions of this folder. */
  readonly nodes: Document.Parsed;
  readonly lines: LineCounter;
}

export interface YamlText {
  /** Documents that hold something; those of comments alone are left out. */
  readonly documents: readonly YamlDocument[];
  /** Problems of all documents, and of the text as a whole. */
  readonly problems: readonly YamlProblem[];
}

/** The longest text that is read, in characters; the API server refuses requests of 3 MB. */
const LONGEST_YAML = 4_000_000;

/** Alias nodes may together stand for this many others. */
const MOST_ALIASES = 100;

/**
 * The documents of a YAML 1.2 text as JSON. Duplicate keys, keys that are no texts, values JSON does not have, unknown tags
 * and aliases that multiply are problems; merge keys (`<<`) are keys like others, as the API server takes them. Never throws.
 * https://yaml.org/spec/1.2.2/
 */
export function parseDocuments(text: string): YamlText {
  if (text.length > LONGEST_YAML) {
    const message = `The text is longer than ${LONGEST_YAML / 1_000_000} MB.`;
    return { documents: [], problems: [{ line: 1, column: 1, offset: 0, message }] };
  }
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    keepSourceTokens: true,
    prettyErrors: false,
    merge: false,
    uniqueKeys: true,
  });
  const documents = "empty" in parsed ? [] : parsed.filter(holdsSomething);
  const read = documents.map((nodes) => readDocument(nodes, lines));
  return { documents: read, problems: read.flatMap(({ problems }) => problems) };
}

function holdsSomething({ contents, errors }: Document.Parsed): boolean {
  const nothing =
    contents === null || (isScalar(contents) && contents.value === null && contents.source === "");
  return !nothing || errors.length > 0;
}

function readDocument(nodes: Document.Parsed, lines: LineCounter): YamlDocument {
  const at = (offset: number, message: string): YamlProblem => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), offset, message };
  };
  const problems = [...nodes.errors, ...nodes.warnings, ...keyProblems(nodes)].map(({ pos, message }) =>
    at(pos[0], message),
  );
  const [start, , end] = nodes.range;
  const read = problems.length > 0 ? null : readValue(nodes);
  if (read && "message" in read) problems.push(at(start, read.message));
  return { value: read && "value" in read ? read.value : null, problems, start, end, nodes, lines };
}

/** The value, or why there is none. */
function readValue(nodes: Document.Parsed): { readonly value: Json } | { readonly message: string } {
  try {
    const value: unknown = nodes.toJS({ maxAliasCount: MOST_ALIASES });
    return toJson(value);
  } catch (error) {
    return { message: error instanceof Error ? error.message : "The document cannot be read." };
  }
}

interface PlacedMessage {
  readonly pos: readonly [number, number];
  readonly message: string;
}

/** Keys that JSON cannot have. */
function keyProblems(nodes: Document.Parsed): readonly PlacedMessage[] {
  const found: PlacedMessage[] = [];
  visit(nodes, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value !== null) return;
      const range = isScalar(key) || isAlias(key) ? key.range : undefined;
      const start = range?.[0] ?? nodes.range[0];
      found.push({ pos: [start, start], message: "Keys must be texts." });
    },
  });
  return found;
}
