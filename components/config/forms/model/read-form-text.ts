import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import { parseDocuments } from "@/lib/yaml/parse-documents";

/** What a form can make of a text: one object, or why there is none. */
type FormText =
  | { readonly state: "object"; readonly object: JsonObject }
  | { readonly state: "unreadable"; readonly line: number; readonly message: string }
  | { readonly state: "notOne"; readonly documents: number };

/** Longer texts are edited as YAML only, in characters. */
const LONGEST = 500_000;

/** Reads the one object of a text. */
export function readFormText(text: string): FormText {
  if (text.length > LONGEST) return { state: "notOne", documents: 0 };
  const { documents, problems } = parseDocuments(text);
  const [problem] = problems;
  if (problem !== undefined) return { state: "unreadable", line: problem.line, message: problem.message };
  const [document, ...more] = documents;
  if (document === undefined || more.length > 0 || !isJsonObject(document.value))
    return { state: "notOne", documents: documents.length };
  return { state: "object", object: document.value };
}
