"use client";
import { UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { useConfigListParams } from "@/lib/client/url-state/config-list-state";
import { filterChips, type FilterChip } from "../model/list/filter-chips";
import { NO_FILTER } from "../model/list/list-filter";
import styles from "./config-list.module.css";

/** What leaves objects out at present, each removable; nothing while nothing does. */
export function FilterChips(): ReactElement | null {
  const t = useTranslations("configList");
  const [state, setParams] = useConfigListParams();
  const chips = filterChips(state);
  if (chips.length === 0) return null;
  const words = ({ field, value }: FilterChip): string =>
    t("chip", { field, value: field === "kind" ? kindLabel(value) : value });
  return (
    <div className={styles.chips} role="group" aria-label={t("activeFilters")}>
      {chips.map((chip) => (
        <UnstyledButton
          key={`${chip.field} ${chip.value}`}
          className={styles.chip}
          aria-label={t("removeFilter", { filter: words(chip) })}
          onClick={() => void setParams({ ...chip.without })}
        >
          <span>{words(chip)}</span>
          <IconX size={12} stroke={2.2} aria-hidden />
        </UnstyledButton>
      ))}
      <UnstyledButton className={styles.clear} onClick={() => void setParams({ ...NO_FILTER })}>
        {t("clearFilters")}
      </UnstyledButton>
    </div>
  );
}
