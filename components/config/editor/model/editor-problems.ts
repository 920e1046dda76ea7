import type { FindingDto } from "@/lib/contracts/config/finding";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { lineOfPath } from "@/lib/yaml/line-of-path";
import { parseDocuments, type YamlDocument, type YamlText } from "@/lib/yaml/parse-documents";
import type { CodeProblem } from "../code/code-assist";
import { schemaProblems, type SchemaProblem } from "./schema-problems";

/** Longer texts are edited without checks in the editor, in characters. */
export const LONGEST_CHECKED = 1_000_000;

/** Something wrong at a line of the text. */
export interface EditorProblem extends CodeProblem {
  /** From 1. */
  readonly line: number;
  /** The check's code, "YAML" or "schema". */
  readonly code: string;
}

interface ProblemParts {
  /** Null where the cluster serves none. */
  readonly schema: JsonObject | null;
  /** What the server found on this object. */
  readonly findings: readonly FindingDto[];
  /** Says what breaks the schema. */
  readonly schemaWords: (problem: SchemaProblem) => string;
}

/**
 * Everything wrong with one object's text, by line: what keeps it from being read, else what breaks the cluster's schema and
 * what the checks found. A place the server judged by the schema is not judged twice. Empty for texts over 1 MB.
 */
export function editorProblems(text: string, parts: ProblemParts): readonly EditorProblem[] {
  if (text.length > LONGEST_CHECKED) return [];
  const read = parseDocuments(text);
  if (read.problems.length > 0) return unreadable(read, text);
  const [document] = read.documents;
  if (document === undefined) return [];
  const found = parts.findings.map((finding) =>
    placed(document, finding.path, finding.severity, finding.code, finding.message),
  );
  const judged = new Set(parts.findings.filter(isOfSchema).map(({ path }) => path.join("\n")));
  const own = parts.schema === null ? [] : schemaProblems(parts.schema, document.value);
  const broken = own
    .filter(({ path }) => !judged.has(path.join("\n")))
    .map((problem) => placed(document, problem.path, "error", "schema", parts.schemaWords(problem)));
  return [...found, ...broken].sort((a, b) => a.from - b.from);
}

function isOfSchema({ code }: FindingDto): boolean {
  return code === "schema" || code === "cel";
}

function unreadable({ problems }: YamlText, text: string): readonly EditorProblem[] {
  return problems.map(({ line, offset, message }) => {
    const lineEnd = text.indexOf("\n", offset);
    const to = lineEnd < 0 ? text.length : lineEnd;
    return { from: offset, to: Math.max(to, offset), severity: "error", message, line, code: "YAML" };
  });
}

function placed(
  document: YamlDocument,
  path: FieldPath,
  severity: EditorProblem["severity"],
  code: string,
  message: string,
): EditorProblem {
  const { line, start, end } = lineOfPath(document, path);
  return { from: start, to: end, severity, message, line, code };
}
