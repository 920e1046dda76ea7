import { isMap, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import { applyPatch } from "@/lib/domain/config/apply-patch";
import { equalJson } from "@/lib/domain/config/equal-json";
import { jsonPointer } from "@/lib/domain/config/json-pointer";
import { valueAt } from "@/lib/domain/config/field-path";
import type { JsonPatch } from "@/lib/domain/config/json-patch";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { insertItem, moveItem, removeItem, setItem } from "./list-splices";
import { addPair, removePair, setPair } from "./map-splices";
import { nodeAt, pairOf } from "./node-at";
import { parseDocuments, type YamlDocument } from "./parse-documents";
import { indentsLists, type Splice } from "./text-layout";
import { yamlOf } from "./write-yaml";

export type YamlEdit =
  /** Gives a field a value, whether it is there or not, or an element of a list another. */
  | { readonly op: "set"; readonly path: FieldPath; readonly value: Json }
  /** Puts an element into a list; the path ends in its position. */
  | { readonly op: "insert"; readonly path: FieldPath; readonly value: Json }
  | { readonly op: "remove"; readonly path: FieldPath }
  /** Moves an element of the list at the path. */
  | { readonly op: "move"; readonly path: FieldPath; readonly from: number; readonly to: number };

export type EditedYaml =
  | { readonly ok: true; readonly text: string }
  /** "unreadable": the text cannot be read; "notThere": a path does not lead to what the edit needs. */
  | { readonly ok: false; readonly problem: "unreadable" | "notThere" };

/**
 * A text with edits made in one of its documents, in order. Everything else stays byte for byte: comments, order, quotes, line
 * breaks, other documents. A comment goes with a field only where it stands on that field's last line or inside its value.
 * Each edit is read again before it counts; where the text's form does not allow it, the smallest part around it that can be
 * is written anew.
 */
export function editYaml(text: string, edits: readonly YamlEdit[], document = 0): EditedYaml {
  return editDocument(text, readable(text, document), edits, document);
}

/** The same for a text that has been read already; null for a document that cannot be. */
export function editDocument(
  text: string,
  read: YamlDocument | null,
  edits: readonly YamlEdit[],
  document: number,
): EditedYaml {
  let now: readonly [string, YamlDocument | null] = [text, read];
  for (const edit of edits) {
    const [current, before] = now;
    if (!before) return { ok: false, problem: "unreadable" };
    const wanted = applyPatch(before.value, asPatch(edit, before.value));
    if (!wanted.ok) return { ok: false, problem: "notThere" };
    const next = edited(current, before, edit, wanted.value, document);
    if (!next) return { ok: false, problem: "unreadable" };
    now = next;
  }
  return now[1] ? { ok: true, text: now[0] } : { ok: false, problem: "unreadable" };
}

function readable(text: string, document: number): YamlDocument | null {
  const read = parseDocuments(text).documents[document];
  return read && read.problems.length === 0 ? read : null;
}

/** The edit as JSON Patch, which says what the text must come to. */
function asPatch(edit: YamlEdit, value: Json): JsonPatch {
  const path = jsonPointer(edit.path);
  if (edit.op === "remove") return [{ op: "remove", path }];
  if (edit.op === "insert") return [{ op: "add", path, value: edit.value }];
  if (edit.op === "set") {
    return [{ op: typeof edit.path.at(-1) === "number" ? "replace" : "add", path, value: edit.value }];
  }
  const moved = valueAt(value, [...edit.path, edit.from]);
  if (moved === undefined) return [{ op: "remove", path: jsonPointer([...edit.path, edit.from]) }];
  return [
    { op: "remove", path: jsonPointer([...edit.path, edit.from]) },
    { op: "add", path: jsonPointer([...edit.path, edit.to]), value: moved },
  ];
}

/** The text after the edit: by the edit itself, else by writing the value around it anew, ever further out. */
function edited(
  text: string,
  read: YamlDocument,
  edit: YamlEdit,
  wanted: Json,
  document: number,
): readonly [string, YamlDocument] | null {
  const attempts: YamlEdit[] = [edit];
  for (let length = edit.path.length - (edit.op === "move" ? 0 : 1); length >= 0; length -= 1) {
    const path = edit.path.slice(0, length);
    attempts.push({ op: "set", path, value: valueAt(wanted, path) ?? null });
  }
  for (const attempt of attempts) {
    const splice = spliceOf(text, read, attempt);
    if (!splice) continue;
    const next = text.slice(0, splice.from) + splice.text + text.slice(splice.to);
    const after = readable(next, document);
    if (after && equalJson(after.value, wanted)) return [next, after];
  }
  return null;
}

function spliceOf(text: string, read: YamlDocument, edit: YamlEdit): Splice | null {
  const root = read.nodes.contents;
  if (edit.path.length === 0 && edit.op === "set") return wholeDocument(read, edit.value);
  const indentSeq = indentsLists(text, read.nodes);
  if (edit.op === "move") {
    const list = nodeAt(root, edit.path);
    return isSeq(list) ? moveItem(list, edit.from, edit.to, text) : null;
  }
  const parent = nodeAt(root, edit.path.slice(0, -1));
  const step = edit.path.at(-1);
  if (isSeq(parent) && typeof step === "number") return listSplice(parent, step, edit, text, indentSeq);
  if (isMap(parent) && typeof step === "string") return mapSplice(parent, step, edit, text, indentSeq);
  return null;
}

type PlacedEdit = Exclude<YamlEdit, { readonly op: "move" }>;

/** Null for lists that are empty or would be: those are written anew. */
function listSplice(
  list: YAMLSeq,
  index: number,
  edit: PlacedEdit,
  text: string,
  indentSeq: boolean,
): Splice | null {
  if (edit.op === "remove") return list.items.length > 1 ? removeItem(list, index, text) : null;
  if (edit.op === "insert") return insertItem(list, index, edit.value, text, indentSeq);
  return setItem(list, index, edit.value, text, indentSeq);
}

function mapSplice(
  map: YAMLMap,
  field: string,
  edit: PlacedEdit,
  text: string,
  indentSeq: boolean,
): Splice | null {
  const pair = pairOf(map, field);
  if (edit.op === "remove") return pair && map.items.length > 1 ? removePair(map, pair, text) : null;
  return pair
    ? setPair(map, pair, edit.value, text, indentSeq)
    : addPair(map, field, edit.value, text, indentSeq);
}

function wholeDocument(read: YamlDocument, value: Json): Splice | null {
  const range = read.nodes.contents?.range;
  return range ? { from: range[0], to: range[1], text: yamlOf(value) } : null;
}
