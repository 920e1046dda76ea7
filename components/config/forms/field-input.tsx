"use client";
import type { ReactElement } from "react";
import { removeField, setField } from "@/lib/domain/forms/form-edit";
import type { FormNode } from "@/lib/domain/forms/read-form";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { yamlEdits } from "@/lib/yaml/yaml-edits";
import { useForm } from "./form-session";
import { MapInput } from "./map-input";
import { ScalarInput } from "./scalar-input";
import { StringMatchInput } from "./string-match-input";
import { TagsField } from "./tags-field";

interface FieldInputProps {
  /** Of the input, for its label. */
  readonly id: string;
  readonly node: FormNode;
}

/** The input for one value; it writes what is typed into the text at the value's place. */
export function FieldInput({ id, node }: FieldInputProps): ReactElement | null {
  const { object, edit, readOnly } = useForm();
  const { field, path, value } = node;
  const set = (next: Json): void =>
    edit(value === undefined ? setField(object, path, next) : yamlEdits(value, next, path));
  /** A part of a choice stays when it is emptied: without it nothing would be chosen. */
  const empty = (): void =>
    edit(field.path.length === 0 ? setField(object, path, "") : removeField(object, path));
  switch (field.input) {
    case "text":
    case "duration":
    case "number":
    case "switch":
    case "choice":
      return <ScalarInput id={id} field={field} path={path} value={value} onSet={set} onEmpty={empty} />;
    case "texts":
    case "numbers":
      return <TagsField id={id} field={field} path={path} value={value} onSet={set} />;
    case "textMap":
    case "numberMap":
    case "stringMatchMap":
      return <MapInput id={id} input={field.input} path={path} value={value} onChange={set} />;
    case "stringMatch":
      return (
        <StringMatchInput id={id} label={field.label} value={value} disabled={readOnly} onChange={set} />
      );
    default:
      return null;
  }
}
