"use client";
import { Checkbox, Select } from "@mantine/core";
import type { ReactElement } from "react";
import type { ScalarField } from "@/lib/domain/forms/field";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { useForm } from "./form-session";
import { NumberInput } from "./number-input";
import { SuggestInput } from "./suggest-input";

interface ScalarInputProps {
  readonly id: string;
  readonly field: ScalarField;
  readonly path: FieldPath;
  readonly value: Json | undefined;
  readonly onSet: (value: Json) => void;
  readonly onEmpty: () => void;
}

/** The input for one text, number, switch or choice. */
export function ScalarInput({ id, field, path, value, onSet, onEmpty }: ScalarInputProps): ReactElement {
  const { readOnly, suggest } = useForm();
  const text = typeof value === "string" ? value : "";
  switch (field.input) {
    case "text":
    case "duration":
      return (
        <SuggestInput
          id={id}
          value={text}
          options={suggest(path)}
          placeholder={field.input === "duration" ? "10s" : ""}
          disabled={readOnly}
          onType={(typed) => (typed === "" ? onEmpty() : onSet(typed))}
        />
      );
    case "number":
      return (
        <NumberInput
          id={id}
          value={typeof value === "number" ? value : null}
          min={field.min}
          max={field.max}
          disabled={readOnly}
          onNumber={(next) => (next === null && field.path.length > 0 ? onEmpty() : onSet(next ?? 0))}
        />
      );
    case "switch":
      return (
        <Checkbox
          id={id}
          size="xs"
          disabled={readOnly}
          checked={value === true}
          indeterminate={value === undefined}
          onChange={(event) => onSet(event.currentTarget.checked)}
        />
      );
    case "choice":
      return (
        <Select
          id={id}
          size="xs"
          maw={260}
          disabled={readOnly}
          // A value that this version of the schema does not list is shown as it is.
          data={[...new Set(text === "" ? field.options : [...field.options, text])]}
          value={value === undefined ? null : text}
          onChange={(next) => onSet(next ?? "")}
          allowDeselect={false}
        />
      );
  }
}
