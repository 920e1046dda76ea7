import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { editDocument } from "./edit-yaml";
import { parseDocuments } from "./parse-documents";
import { writeYaml } from "./write-yaml";
import { yamlEdits } from "./yaml-edits";

/** Texts with more edits, or longer ones, are written anew: each edit is read again, which takes its time. */
const MOST_EDITS = 200;
const MOST_WORK = 20_000_000;

/**
 * A text whose document holds this object, made with the fewest edits, so that comments and layout of everything else stay.
 * Where the text cannot be read, or differs in nearly everything, it is the object written anew.
 */
export function rebaseYaml(text: string, object: JsonObject, document = 0): string {
  const { documents } = parseDocuments(text);
  const read = documents[document];
  if (!read) return documents.length === 0 ? writeYaml(object) : text;
  const edits = read.problems.length > 0 ? [] : yamlEdits(read.value, object);
  const few = edits.length <= MOST_EDITS && edits.length * text.length <= MOST_WORK;
  const edited = few && read.problems.length === 0 ? editDocument(text, read, edits, document) : null;
  if (edited?.ok) return edited.text;
  return text.slice(0, read.start) + separated(text, read.start, writeYaml(object)) + text.slice(read.end);
}

/** A document after others begins with its marker. */
function separated(text: string, start: number, anew: string): string {
  return text.startsWith("---", start) ? `---\n${anew}` : anew;
}
