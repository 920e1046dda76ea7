import { isAlias, isCollection, isMap, isScalar, isSeq, Scalar, visit, type Document } from "yaml";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { yamlOf } from "./write-yaml";

/** One piece of a text and what comes in its place. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The column an offset stands at. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  if (newline < 0) return text.length;
  return newline > offset && text[newline - 1] === "\r" ? newline - 1 : newline;
}

/** Whether only spaces stand before an offset on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}

/** The lines from the one an offset stands on to the one another does, with the last one's line break. */
export function wholeLines(text: string, first: number, last: number): Splice {
  const end = lineEnd(text, last);
  const newline = text.indexOf("\n", end);
  const from = lineStart(text, first);
  if (newline >= 0) return { from, to: newline + 1, text: "" };
  return { from: Math.max(0, from - 1), to: text.length, text: "" };
}

/** Whether lists below fields are indented in a document; false where it has none. */
export function indentsLists(text: string, document: Document.Parsed): boolean {
  let indented = false;
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isSeq(value) || value.flow || !isScalar(key) || !key.range || !value.range) return;
      indented = columnOf(text, value.range[0]) > columnOf(text, key.range[0]);
      return visit.BREAK;
    },
  });
  return indented;
}

/** Block YAML of a value, every line but the first moved to a column; without the last line break. */
export function indented(value: Json, column: number, indentSeq: boolean): string {
  const lines = yamlOf(value, indentSeq).replace(/\n$/, "").split("\n");
  const pad = " ".repeat(column);
  return lines.map((line, index) => (index === 0 || line === "" ? line : pad + line)).join("\n");
}

/** Where the content of a node ends: before comments and line breaks behind it. Null where its source is not known. */
export function contentEnd(node: unknown): number | null {
  if (isMap(node) && isOpen(node)) {
    const { key, value } = node.items.at(-1) ?? {};
    return contentEnd(value) ?? contentEnd(key);
  }
  if (isSeq(node) && isOpen(node)) return contentEnd(node.items.at(-1));
  if (isScalar(node)) return scalarEnd(node);
  return isAlias(node) || isCollection(node) ? (node.range?.[1] ?? null) : null;
}

/** Whether a collection is written as a block, which ends where its last element does. */
function isOpen({ flow, items }: { readonly flow?: boolean; readonly items: readonly unknown[] }): boolean {
  return flow !== true && items.length > 0;
}

function scalarEnd({ range, type, source }: Scalar): number | null {
  if (!range || (source === "" && range[0] === range[1])) return null;
  return type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED ? range[1] - 1 : range[1];
}
