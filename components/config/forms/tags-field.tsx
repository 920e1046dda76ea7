"use client";
import { TagsInput } from "@mantine/core";
import type { ReactElement } from "react";
import type { Field } from "@/lib/domain/forms/field";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonList } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { useForm } from "./form-session";

interface TagsFieldProps {
  readonly id: string;
  readonly field: Extract<Field, { input: "texts" | "numbers" }>;
  readonly path: FieldPath;
  readonly value: Json | undefined;
  readonly onSet: (value: Json) => void;
}

/** A list of texts or numbers. */
export function TagsField({ id, field, path, value, onSet }: TagsFieldProps): ReactElement {
  const { readOnly, suggest } = useForm();
  const options = field.input === "texts" ? (field.options ?? suggest([...path, 0])) : [];
  return (
    <TagsInput
      id={id}
      size="xs"
      disabled={readOnly}
      data={[...options]}
      value={isJsonList(value) ? value.map(String) : []}
      onChange={(next) => onSet(field.input === "texts" ? next : numbersOf(next))}
      allowDuplicates
      splitChars={[]}
      acceptValueOnBlur
    />
  );
}

/** What is no number is left out: it could not be kept. */
function numbersOf(texts: readonly string[]): readonly number[] {
  return texts.map(Number).filter((number) => Number.isFinite(number));
}
