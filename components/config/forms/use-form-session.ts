"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { editorValuesQuery } from "@/lib/client/queries/editor-values";
import type { FindingDto } from "@/lib/contracts/config/finding";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { editYaml } from "@/lib/yaml/edit-yaml";
import { completionsAt } from "../editor/model/completions-at";
import type { FormSession } from "./form-session";

interface SessionParts {
  readonly kind: string;
  readonly schema: JsonObject | null;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly object: JsonObject;
  readonly readOnly: boolean;
  readonly findings: readonly FindingDto[];
}

/** A form over a text: its edits change only their own places in it. `failed` says that the last one could not be made. */
export function useFormSession(
  parts: SessionParts,
): Omit<FormSession, "drawFields"> & { readonly failed: boolean } {
  const { kind, schema, text, onText, object, readOnly, findings } = parts;
  const { data: values = null } = useQuery(editorValuesQuery());
  const [failed, setFailed] = useState(false);
  return {
    object,
    readOnly,
    failed,
    edit: (edits) => {
      if (edits.length === 0) return;
      const edited = editYaml(text, edits);
      setFailed(!edited.ok);
      if (edited.ok) onText(edited.text);
    },
    suggest: (path) => {
      const namespace = textAt(objectAt(object, "metadata"), "namespace");
      const place = { kind, namespace, path, at: "value" as const, object };
      return [...new Set(completionsAt(place, { schema, values }).map(({ label }) => label))];
    },
    findings: (path) => findings.filter((finding) => isWithin(finding.path, path)),
  };
}

function isWithin(path: FieldPath, above: FieldPath): boolean {
  return above.length <= path.length && above.every((step, index) => path[index] === step);
}
