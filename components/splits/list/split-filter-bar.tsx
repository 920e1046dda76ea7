"use client";
import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { FilterBox } from "@/components/ui/filter-box";
import { Segments } from "@/components/ui/segments";
import { SPLIT_VERDICTS } from "@/lib/client/url-state/split-list-params";
import { useSplitListParams } from "@/lib/client/url-state/split-list-state";
import styles from "./splits-page.module.css";

/** Leaves out splits; every part of it is in the URL. */
export function SplitFilterBar(): ReactElement {
  const t = useTranslations("splits");
  const [{ text, verdict, shifting }, setParams] = useSplitListParams();
  return (
    <div className={styles.bar} role="search" aria-label={t("filters")}>
      <FilterBox
        label={t("text")}
        placeholder={t("textPlaceholder")}
        value={text}
        onChange={(next) => void setParams({ text: next })}
      />
      <Segments
        label={t("verdictFilter")}
        value={verdict}
        options={SPLIT_VERDICTS.map((value) => ({ value, label: t("verdict", { verdict: value }) }))}
        onChange={(value) => void setParams({ verdict: value })}
      />
      <Checkbox
        size="xs"
        label={t("onlyShifting")}
        checked={shifting}
        onChange={(event) => void setParams({ shifting: event.currentTarget.checked })}
      />
    </div>
  );
}
