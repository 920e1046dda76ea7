"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ApiProblem } from "@/lib/client/api-problem";
import { editorSchemaQuery } from "@/lib/client/queries/editor-schema";
import { editorValuesQuery } from "@/lib/client/queries/editor-values";
import type { FindingDto } from "@/lib/contracts/config/finding";
import { isLabelledOnly } from "@/lib/domain/config/editable-kinds";
import type { CodeAssist } from "./code/code-assist";
import { createEditorAssist } from "./model/editor-assist";
import { editorProblems, LONGEST_CHECKED, type EditorProblem } from "./model/editor-problems";
import { useSchemaWords } from "./use-schema-words";

export interface EditorSupport {
  readonly assist: CodeAssist;
  readonly problems: readonly EditorProblem[];
  /** Where the checks of the text come from, or why there are none. */
  readonly schemaNote: string;
}

interface EditorSupportParts {
  readonly text: string;
  /** Key of the object's kind, and its version. */
  readonly kind: string;
  readonly version: string;
  /** What the server found on this object. */
  readonly findings: readonly FindingDto[];
}

/** What the editor knows of the text it holds: completion, help and problems, from the cluster's schema and names. */
export function useEditorSupport({ text, kind, version, findings }: EditorSupportParts): EditorSupport {
  const t = useTranslations("editor");
  const { data: known, error } = useQuery(editorSchemaQuery(kind, version));
  const { data: values = null } = useQuery(editorValuesQuery());
  const schemaWords = useSchemaWords();
  const schema = known?.schema ?? null;
  const assist = useMemo(() => createEditorAssist({ schema, values }), [schema, values]);
  const problems = useMemo(
    () => editorProblems(text, { schema, findings, schemaWords }),
    [text, schema, findings, schemaWords],
  );
  return { assist, problems, schemaNote: note(text, known !== undefined, error) };

  function note(written: string, found: boolean, problem: ApiProblem | null): string {
    if (written.length > LONGEST_CHECKED) return t("tooLong");
    if (isLabelledOnly(kind)) return t("labelsOnly");
    if (problem !== null) return t("schemaMissing", { because: problem.detail });
    return found ? t("schemaFrom", { kind: kind.split(".")[0] ?? kind, version }) : t("schemaLoading");
  }
}
