import type { FieldPath } from "@/lib/domain/validations/finding";
import { documentStart, scanLines, type YamlLine } from "./scan-lines";

/** What stands at a place of a YAML text, half-written ones included. */
export interface YamlPosition {
  /**
   * "key": in a key, `path` is that of the map it belongs to; "value": in a value, `path` is its own; "item": in an element of
   * a list that has no key yet, `path` is its own.
   */
  readonly part: "key" | "value" | "item";
  readonly path: FieldPath;
  /** The key or value as far as it is written, and where: offsets in the whole text. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The longest part of a document before the place that is looked at, in characters. */
const FARTHEST = 2_000_000;

/**
 * What a place in a text belongs to, by indentation alone, so that a line which is just being written tells it too. Inside
 * flow collections and block texts it is the value they belong to. Null in comments and at document markers.
 */
export function pathAt(text: string, offset: number): YamlPosition | null {
  const at = Math.max(0, Math.min(offset, text.length));
  const start = Math.max(documentStart(text, at), at - FARTHEST);
  const newline = text.indexOf("\n", at);
  const lines = scanLines(text, start, newline < 0 ? text.length : newline);
  const line = lines.at(-1);
  if (!line || line.marker || at > line.comment) return null;
  if (line.block) return inBlock(lines, line, text);
  return positionIn(lines, line, at, text);
}

function inBlock(lines: readonly YamlLine[], line: YamlLine, text: string): YamlPosition {
  const owner = lines.findLast(({ block }) => !block) ?? line;
  const from = line.start;
  const to = line.end;
  return {
    part: "value",
    path: pathOf(lines.slice(0, lines.indexOf(owner)), owner, true, owner.indent),
    text: text.slice(from, to),
    from,
    to,
  };
}

function positionIn(lines: readonly YamlLine[], line: YamlLine, at: number, text: string): YamlPosition {
  const above = lines.slice(0, -1);
  const inValue = line.key !== null && at > line.key.colon;
  if (line.key && !inValue && at >= line.key.from) {
    const { from, to, name } = line.key;
    return { part: "key", path: pathOf(above, line, false, line.content), text: name, from, to };
  }
  const column = line.blank ? at - line.start : line.content;
  const part = valuePart(line, at);
  const path = pathOf(above, line, inValue, column);
  const from = line.blank ? at : Math.min(line.valueFrom, at);
  const to = Math.max(line.valueTo, from);
  return { part, path, text: text.slice(from, to), from, to };
}

function valuePart(line: YamlLine, at: number): YamlPosition["part"] {
  if (line.key) return at > line.key.colon ? "value" : "key";
  return line.dashes.length > 0 ? "item" : "key";
}

/** Where a walk to the left and upwards has come: inside a list, or among the keys of a map, at a column. */
interface Walk {
  readonly steps: (string | number)[];
  column: number;
  inList: boolean;
  /** How many elements of the list have been passed. */
  position: number;
}

/** The steps to a line's content at a column; with its own key where `own`. */
function pathOf(above: readonly YamlLine[], line: YamlLine, own: boolean, column: number): FieldPath {
  const walk: Walk = {
    steps: own && line.key ? [line.key.name] : [],
    column: line.blank ? column : line.content,
    inList: false,
    position: 0,
  };
  for (const dash of line.dashes.toReversed()) passDash(walk, dash);
  for (const before of above.toReversed()) {
    if (before.block || before.blank || before.marker) continue;
    if (before.key) passKey(walk, before.key.name, before.content);
    for (const dash of before.dashes.toReversed()) passDash(walk, dash);
  }
  return (walk.inList ? [...walk.steps, walk.position] : walk.steps).toReversed();
}

function passKey(walk: Walk, name: string, column: number): void {
  if (walk.inList ? column > walk.column : column >= walk.column) return;
  if (walk.inList) walk.steps.push(walk.position);
  walk.steps.push(name);
  walk.inList = false;
  walk.column = column;
}

function passDash(walk: Walk, column: number): void {
  if (walk.inList && column === walk.column) walk.position += 1;
  else if (column < walk.column) {
    if (walk.inList) walk.steps.push(walk.position);
    walk.inList = true;
    walk.position = 0;
    walk.column = column;
  }
}
