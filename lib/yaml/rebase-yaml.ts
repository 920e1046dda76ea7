import { equalJson } from "@/lib/domain/config/equal-json";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { editDocument } from "./edit-yaml";
import { parseDocuments, type YamlDocument } from "./parse-documents";
import { rewriteDocument } from "./rewrite-document";
import { writeYaml } from "./write-yaml";
import { yamlEdits } from "./yaml-edits";

/** More edits, or those of longer texts, are made at once: each one that is spliced in is read again, which takes its time. */
const MOST_EDITS = 50;
const MOST_WORK = 5_000_000;

/**
 * A text whose document holds this object, made with the fewest edits, so that comments and layout of everything else stay.
 * After very many edits spaces and indentation are even, too. Where the text cannot be read it is the object written anew, so
 * keep a text that people have not finished.
 */
export function rebaseYaml(text: string, object: JsonObject, document = 0): string {
  const { documents } = parseDocuments(text);
  const read = documents[document];
  if (!read) return documents.length === 0 ? writeYaml(object) : text;
  return (
    (read.problems.length === 0 ? rebased(text, read, object, document) : null) ??
    writtenAnew(text, read, object)
  );
}

function rebased(text: string, read: YamlDocument, object: JsonObject, document: number): string | null {
  const edits = yamlEdits(read.value, object);
  if (edits.length <= MOST_EDITS && edits.length * text.length <= MOST_WORK) {
    const edited = editDocument(text, read, edits, document);
    if (edited.ok) return edited.text;
  }
  const rewritten = rewriteDocument(text, read, edits);
  if (rewritten === null) return null;
  const whole = text.slice(0, read.start) + rewritten + text.slice(read.end);
  const after = parseDocuments(whole).documents[document];
  return after?.problems.length === 0 && equalJson(after.value, object) ? whole : null;
}

function writtenAnew(text: string, read: YamlDocument, object: JsonObject): string {
  return text.slice(0, read.start) + separated(text, read.start, writeYaml(object)) + text.slice(read.end);
}

/** A document after others begins with its marker. */
function separated(text: string, start: number, anew: string): string {
  return text.startsWith("---", start) ? `---\n${anew}` : anew;
}
