"use client";
import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { WINDOWS, type Window } from "@/lib/client/url-state/windows";

interface WindowInputProps {
  readonly value: Window;
  readonly onChange: (window: Window) => void;
}

/** How far back calls are looked for. */
export function WindowInput({ value, onChange }: WindowInputProps): ReactElement {
  const t = useTranslations();
  return (
    <Select
      label={t("meshRecipes.window")}
      description={t("meshRecipes.windowHint")}
      data={WINDOWS.map((window) => ({ value: window, label: t("time.windowName", { window }) }))}
      value={value}
      onChange={(next) => onChange(WINDOWS.find((window) => window === next) ?? value)}
      allowDeselect={false}
    />
  );
}
