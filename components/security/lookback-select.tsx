"use client";
import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { LOOKBACKS } from "@/lib/client/url-state/mtls-strict-params";
import { useLookback } from "@/lib/client/url-state/mtls-strict-state";

/** How far back a verdict looks, from the URL. */
export function LookbackSelect(): ReactElement {
  const t = useTranslations("strictPage");
  const [{ lookback }, setParams] = useLookback();
  return (
    <Select
      size="xs"
      w={150}
      aria-label={t("lookback")}
      data={LOOKBACKS.map((value) => ({ value, label: t("lookbackName", { lookback: value }) }))}
      value={lookback}
      onChange={(next) => void setParams({ lookback: LOOKBACKS.find((known) => known === next) ?? lookback })}
      allowDeselect={false}
    />
  );
}
