"use client";
import { createContext, use, type ReactElement } from "react";
import type { FindingDto } from "@/lib/contracts/config/finding";
import type { FormEdit } from "@/lib/domain/forms/form-edit";
import type { FormPart } from "@/lib/domain/forms/read-form";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "@/lib/domain/validations/finding";

/** What every field of a form needs. */
export interface FormSession {
  /** The object as its text has it now. */
  readonly object: JsonObject;
  readonly readOnly: boolean;
  readonly edit: (edits: readonly FormEdit[]) => void;
  /** Names of the cluster and values of the schema that fit at a path. */
  readonly suggest: (path: FieldPath) => readonly string[];
  /** Draws the fields of a part; fields hold parts, which hold fields again. */
  readonly drawFields: (part: FormPart) => ReactElement;
  /** What was found at a path or below it. */
  readonly findings: (path: FieldPath) => readonly FindingDto[];
}

export const FormContext = createContext<FormSession | null>(null);

/** The form that a field is part of. */
export function useForm(): FormSession {
  const session = use(FormContext);
  if (session === null) throw new Error("a field stands outside of a form");
  return session;
}
