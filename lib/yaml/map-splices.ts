import { isMap, isScalar, Scalar, type Node, type Pair, type YAMLMap } from "yaml";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { beginsLine, columnOf, contentEnd, indented, lineEnd, wholeLines, type Splice } from "./text-layout";

/** Where a pair's key begins and its value may begin, and its content ends. */
interface PairPlace {
  readonly key: number;
  readonly colon: number;
  readonly end: number;
}

function placeOf(pair: Pair, text: string): PairPlace | null {
  const key = isScalar(pair.key) ? pair.key.range : null;
  if (!key) return null;
  const colon = text.indexOf(":", key[1]);
  if (colon < 0 || text.slice(key[1], colon).trim() !== "") return null;
  return { key: key[0], colon, end: contentEnd(pair.value) ?? colon + 1 };
}

/** Puts a value in the place of a pair's; null where the text's form does not allow it. */
export function setPair(
  map: YAMLMap,
  pair: Pair,
  value: Json,
  text: string,
  indentSeq: boolean,
): Splice | null {
  const place = placeOf(pair, text);
  if (!place) return null;
  const scalar = plainRange(pair.value);
  if (map.flow) {
    const range = isMap(pair.value) || isScalar(pair.value) ? pair.value.range : null;
    return range ? { from: range[0], to: range[1], text: JSON.stringify(value) } : null;
  }
  if (scalar && isInline(value)) return { from: scalar[0], to: scalar[1], text: inline(value) };
  const written = indented({ k: value }, columnOf(text, place.key), indentSeq).slice(2);
  return { from: place.colon + 1, to: place.end, text: written };
}

/** Adds a pair behind the others. */
export function addPair(
  map: YAMLMap,
  key: string,
  value: Json,
  text: string,
  indentSeq: boolean,
): Splice | null {
  const first = map.items[0];
  const last = map.items.at(-1);
  const begin = first && placeOf(first, text);
  const end = last && placeOf(last, text);
  if (!begin || !end) return null;
  if (map.flow) {
    return { from: end.end, to: end.end, text: `, ${JSON.stringify(key)}: ${JSON.stringify(value)}` };
  }
  const column = columnOf(text, begin.key);
  const at = lineEnd(text, end.end);
  return {
    from: at,
    to: at,
    text: `\n${" ".repeat(column)}${indented({ [key]: value }, column, indentSeq)}`,
  };
}

/** Removes a pair that is not the only one, with the rest of its last line; comments above it stay. */
export function removePair(map: YAMLMap, pair: Pair, text: string): Splice | null {
  const index = map.items.indexOf(pair);
  const place = placeOf(pair, text);
  const next = map.items[index + 1];
  const nextPlace = next && placeOf(next, text);
  if (!place) return null;
  if (map.flow) {
    if (nextPlace) return { from: place.key, to: nextPlace.key, text: "" };
    const before = map.items[index - 1];
    const previous = before && placeOf(before, text);
    return previous ? { from: previous.end, to: place.end, text: "" } : null;
  }
  if (beginsLine(text, place.key)) return wholeLines(text, place.key, place.end);
  if (!nextPlace) return null;
  const commented = text.slice(lineEnd(text, place.end), nextPlace.key).includes("#");
  return { from: place.key, to: commented ? lineEnd(text, place.end) : nextPlace.key, text: "" };
}

/** The range of a value that stands on one line and carries nothing. */
export function plainRange(node: unknown): readonly [number, number] | null {
  if (!isScalar(node) || !node.range || contentEnd(node) === null) return null;
  if (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED || hasProperties(node))
    return null;
  return [node.range[0], node.range[1]];
}

function hasProperties({ tag, ...node }: Node & { readonly anchor?: string | undefined }): boolean {
  return tag !== undefined || node.anchor !== undefined;
}

/** Whether a value is written on the line of its key. */
export function isInline(value: Json): boolean {
  if (typeof value === "string") return !value.includes("\n");
  return typeof value !== "object" || value === null || Object.keys(value).length === 0;
}

/** The text of a value that is written on one line. */
export function inline(value: Json): string {
  return indented({ k: value }, 0, false).slice(3);
}
