"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ChoiceMenu } from "@/components/ui/choice-menu";
import { FilterBox } from "@/components/ui/filter-box";
import { toggled } from "@/components/ui/toggled";
import { MTLS_MARKS, MTLS_MODES } from "@/lib/client/url-state/mtls-params";
import { useMtlsParams } from "@/lib/client/url-state/mtls-state";
import { isFiltering, NO_FILTER } from "../model/status/filter-workloads";
import styles from "../security.module.css";

interface FilterBarProps {
  /** Whether every namespace is open. */
  readonly allOpen: boolean;
  readonly onOpenAll: () => void;
}

/** Leaves out workloads; every part of it is in the URL. */
export function FilterBar({ allOpen, onOpenAll }: FilterBarProps): ReactElement {
  const t = useTranslations("mtlsPage");
  const [state, setParams] = useMtlsParams();
  return (
    <div className={styles.bar} role="search" aria-label={t("filters")}>
      <FilterBox
        label={t("filterText")}
        placeholder={t("filterPlaceholder")}
        value={state.text}
        onChange={(next) => void setParams({ text: next })}
        slash
      />
      <ChoiceMenu
        label={t("filterMode", { count: state.mode.length })}
        groups={[{ title: "", choices: MTLS_MODES.map((value) => ({ value, label: value })) }]}
        chosen={state.mode}
        onToggle={(value) => void setParams({ mode: toggled(state.mode, value) })}
      />
      <ChoiceMenu
        label={t("filterMarks", { count: state.only.length })}
        groups={[
          {
            title: "",
            choices: MTLS_MARKS.map((value) => ({ value, label: t("markChoice", { mark: value }) })),
          },
        ]}
        chosen={state.only}
        onToggle={(value) => void setParams({ only: toggled(state.only, value) })}
      />
      {isFiltering(state) && (
        <Button fw={400} onClick={() => void setParams({ ...NO_FILTER })}>
          {t("clearFilters")}
        </Button>
      )}
      <span className={styles.spacer} />
      <Button fw={400} onClick={onOpenAll}>
        {t(allOpen ? "closeAll" : "openAll")}
      </Button>
    </div>
  );
}
