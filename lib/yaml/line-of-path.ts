import { isMap, isNode } from "yaml";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { pairOf, stepInto } from "./node-at";
import type { YamlDocument } from "./parse-documents";

/** A place in a text: line and column count from 1, offsets from 0. */
export interface YamlPlace {
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Where a path stands in a document: its key, or its element of a list. Of what is not there the nearest field above it that
 * is; of the document as a whole its first line with something on it.
 */
export function lineOfPath(document: YamlDocument, path: FieldPath): YamlPlace {
  let place = rangeOf(document.nodes.contents) ?? [document.start, document.start];
  let node: unknown = document.nodes.contents;
  for (const step of path) {
    const key = isMap(node) && typeof step === "string" ? pairOf(node, step)?.key : undefined;
    node = stepInto(node, step);
    const range = rangeOf(key) ?? rangeOf(node);
    if (!range) break;
    place = range;
  }
  const { line, col } = document.lines.linePos(place[0]);
  return { line: Math.max(line, 1), column: Math.max(col, 1), start: place[0], end: place[1] };
}

function rangeOf(node: unknown): readonly [number, number] | null {
  const range = isNode(node) ? node.range : null;
  return range ? [range[0], range[1]] : null;
}
