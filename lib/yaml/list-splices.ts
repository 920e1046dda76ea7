import { isNode, type YAMLSeq } from "yaml";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { inline, isInline, plainRange } from "./map-splices";
import {
  beginsLine,
  columnOf,
  contentEnd,
  indented,
  lineEnd,
  lineStart,
  wholeLines,
  type Splice,
} from "./text-layout";

/** Where an element's dash stands (of flow lists: the element itself), and where its content ends. */
interface ItemPlace {
  readonly dash: number;
  readonly end: number;
}

/** The places of a list's elements, read from the tokens of the parser; null where one is not to be found. */
function placesOf(list: YAMLSeq): readonly ItemPlace[] | null {
  const { srcToken } = list;
  const places: ItemPlace[] = [];
  for (const [index, item] of list.items.entries()) {
    if (!isNode(item) || !item.range) return null;
    const token = srcToken?.type === "block-seq" ? srcToken.items[index] : undefined;
    const dash = token?.start.find(({ type }) => type === "seq-item-ind")?.offset;
    if (list.flow) places.push({ dash: item.range[0], end: item.range[1] });
    else if (dash === undefined) return null;
    else places.push({ dash, end: contentEnd(item) ?? dash + 1 });
  }
  return places;
}

/** Puts a value in the place of an element. */
export function setItem(
  list: YAMLSeq,
  index: number,
  value: Json,
  text: string,
  indentSeq: boolean,
): Splice | null {
  const place = placesOf(list)?.[index];
  if (!place) return null;
  if (list.flow) return { from: place.dash, to: place.end, text: JSON.stringify(value) };
  const scalar = plainRange(list.items[index]);
  if (scalar && isInline(value)) return { from: scalar[0], to: scalar[1], text: inline(value) };
  const written = indented([value], columnOf(text, place.dash), indentSeq);
  return { from: place.dash, to: place.end, text: written };
}

/** Inserts an element into a list that has some; comments above an element stay with it. */
export function insertItem(
  list: YAMLSeq,
  index: number,
  value: Json,
  text: string,
  indentSeq: boolean,
): Splice | null {
  const places = placesOf(list);
  const first = places?.[0];
  if (!first) return null;
  const before = places[index - 1];
  if (list.flow) {
    const written = JSON.stringify(value);
    if (before) return { from: before.end, to: before.end, text: `, ${written}` };
    return { from: first.dash, to: first.dash, text: `${written}, ` };
  }
  const column = columnOf(text, first.dash);
  const written = indented([value], column, indentSeq);
  if (!before) return insertFirst(text, first.dash, `${written}\n${" ".repeat(column)}`);
  const at = lineEnd(text, before.end);
  return { from: at, to: at, text: `\n${" ".repeat(column)}${written}` };
}

/** Before the comments above the first element, which are about that one. */
function insertFirst(text: string, dash: number, written: string): Splice {
  const above = beginsLine(text, dash) ? commentStart(text, dash) : lineStart(text, dash);
  const at = above + (dash - lineStart(text, dash));
  return { from: at, to: at, text: written };
}

/** Where the run of comment lines at an element's own column begins that stands right above it. */
function commentStart(text: string, dash: number): number {
  const column = columnOf(text, dash);
  let start = lineStart(text, dash);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (text.slice(above, start - 1).search(/\S/) !== column || text[above + column] !== "#") break;
    start = above;
  }
  return start;
}

/** Removes an element that is not the only one, with the rest of its last line; comments above it stay. */
export function removeItem(list: YAMLSeq, index: number, text: string): Splice | null {
  const places = placesOf(list);
  const place = places?.[index];
  if (!place) return null;
  const next = places[index + 1];
  if (list.flow) {
    if (next) return { from: place.dash, to: next.dash, text: "" };
    return { from: places[index - 1]?.end ?? place.dash, to: place.end, text: "" };
  }
  if (beginsLine(text, place.dash)) return wholeLines(text, place.dash, place.end);
  return next ? { from: place.dash, to: next.dash, text: "" } : null;
}

/** Moves an element of a block list, with the comment lines right above it, to another position. */
export function moveItem(list: YAMLSeq, from: number, to: number, text: string): Splice | null {
  const places = placesOf(list);
  const first = places?.[0];
  if (!places || !first || list.flow || !beginsLine(text, first.dash)) return null;
  const start = commentStart(text, first.dash);
  const blocks: string[] = [];
  let at = start;
  for (const { end } of places) {
    const blockEnd = lineEnd(text, end);
    blocks.push(text.slice(at, blockEnd));
    at = Math.min(text.length, blockEnd + (text[blockEnd] === "\r" ? 2 : 1));
  }
  const moved = blocks[from];
  if (moved === undefined) return null;
  const last = places.at(-1)?.end ?? first.end;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  return {
    from: start,
    to: lineEnd(text, last),
    text: blocks.toSpliced(from, 1).toSpliced(to, 0, moved).join(newline),
  };
}
