import { isSeq, type Document, type ParsedNode } from "yaml";
import type { YamlEdit } from "./edit-yaml";
import { nodeAt } from "./node-at";
import type { YamlDocument } from "./parse-documents";
import { indentsLists } from "./text-layout";

/**
 * The text of one document after edits, written from its nodes: comments, order and quotes stay, spaces and indentation become
 * even. For edits too many to be spliced in one by one. Null where an edit finds no place.
 */
export function rewriteDocument(text: string, read: YamlDocument, edits: readonly YamlEdit[]): string | null {
  const nodes = read.nodes.clone();
  try {
    for (const edit of edits) if (!editNodes(nodes, edit)) return null;
    return nodes.toString({ lineWidth: 0, indentSeq: indentsLists(text, read.nodes) });
  } catch {
    // The library throws where a path leads through an alias or a value.
    return null;
  }
}

function editNodes(nodes: Document<ParsedNode>, edit: YamlEdit): boolean {
  if (edit.op === "remove") return nodes.deleteIn(edit.path);
  if (edit.op === "set") {
    nodes.setIn(edit.path, nodes.createNode(edit.value, { aliasDuplicateObjects: false }));
    return true;
  }
  const path = edit.op === "move" ? edit.path : edit.path.slice(0, -1);
  const list = nodeAt(nodes.contents, path);
  if (!isSeq(list)) return false;
  const at = edit.op === "move" ? edit.to : Number(edit.path.at(-1));
  const item: unknown =
    edit.op === "move"
      ? list.items.splice(edit.from, 1)[0]
      : nodes.createNode(edit.value, { aliasDuplicateObjects: false });
  list.items.splice(at, 0, item);
  return true;
}
