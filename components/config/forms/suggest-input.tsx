"use client";
import { Autocomplete } from "@mantine/core";
import type { ReactElement } from "react";
import { useTyped } from "./use-typed";

interface SuggestInputProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly placeholder?: string;
  readonly disabled: boolean;
  readonly onType: (text: string) => void;
}

/** A line of text with the names that fit. */
export function SuggestInput({
  id,
  label,
  value,
  options,
  placeholder,
  disabled,
  onType,
}: SuggestInputProps): ReactElement {
  const typed = useTyped(value, onType);
  return (
    <Autocomplete
      {...typed}
      {...(id !== undefined && { id })}
      {...(label !== undefined && { "aria-label": label })}
      {...(placeholder !== undefined && { placeholder })}
      size="xs"
      disabled={disabled}
      data={[...options]}
      limit={50}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
