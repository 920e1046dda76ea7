"use client";
import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { useTyped } from "./use-typed";

interface NumberInputProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: number | null;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly disabled: boolean;
  /** Null where the input was emptied. */
  readonly onNumber: (value: number | null) => void;
}

/** A number; what is none, or out of its limits, is said and not written. */
export function NumberInput(props: NumberInputProps): ReactElement {
  const { id, label, value, min = -Infinity, max = Infinity, disabled, onNumber } = props;
  const t = useTranslations("configForm");
  const isOk = (text: string): boolean => text.trim() !== "" && Number(text) >= min && Number(text) <= max;
  const typed = useTyped(value === null ? "" : String(value), (text) => {
    if (text.trim() === "") onNumber(null);
    else if (isOk(text)) onNumber(Number(text));
  });
  return (
    <TextInput
      {...(id !== undefined && { id })}
      {...(label !== undefined && { "aria-label": label })}
      value={typed.value}
      onBlur={typed.onBlur}
      onChange={(event) => typed.onChange(event.currentTarget.value)}
      error={
        typed.value.trim() === "" || isOk(typed.value)
          ? null
          : t("noNumber", { min, max, limited: limits(min, max) })
      }
      inputMode="decimal"
      size="xs"
      maw={140}
      disabled={disabled}
      autoComplete="off"
    />
  );
}

function limits(min: number, max: number): "both" | "min" | "none" {
  if (!Number.isFinite(min)) return "none";
  return Number.isFinite(max) ? "both" : "min";
}
