"use client";
import { TextInput } from "@mantine/core";
import { IconFileSearch, IconTag } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { ChoiceMenu } from "@/components/ui/choice-menu";
import { FilterBox } from "@/components/ui/filter-box";
import { toggled } from "@/components/ui/toggled";
import { AGES, OWNERS, VALIDITIES } from "@/lib/client/url-state/config-list-params";
import { useConfigListParams } from "@/lib/client/url-state/config-list-state";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { kindChoices } from "../model/list/kind-choices";
import { parseLabelSelector } from "../model/list/label-selector";
import styles from "./config-list.module.css";

/** Leaves out objects; every part of it is in the URL. */
export function FilterBar({ rows }: { rows: readonly ObjectRow[] }): ReactElement {
  const t = useTranslations("configList");
  const [state, setParams] = useConfigListParams();
  const kinds = useMemo(() => kindChoices(rows, state.kind), [rows, state.kind]);
  return (
    <div className={styles.bar} role="search" aria-label={t("filters")}>
      <FilterBox
        label={t("name")}
        placeholder={t("namePlaceholder")}
        value={state.name}
        onChange={(next) => void setParams({ name: next })}
        slash
      />
      <ChoiceMenu
        label={t("kind")}
        groups={kinds}
        chosen={state.kind}
        onToggle={(value) => void setParams({ kind: toggled(state.kind, value) })}
      />
      <ChoiceMenu
        label={t("column", { column: "findings" })}
        groups={[
          { title: "", choices: VALIDITIES.map((value) => ({ value, label: t("validity", { value }) })) },
        ]}
        chosen={state.validity}
        onToggle={(value) => void setParams({ validity: toggled(state.validity, value) })}
      />
      <ChoiceMenu
        label={t("column", { column: "owner" })}
        groups={[
          { title: "", choices: OWNERS.map((value) => ({ value, label: t("ownerChoice", { value }) })) },
        ]}
        chosen={state.owner}
        onToggle={(value) => void setParams({ owner: toggled(state.owner, value) })}
      />
      <ChoiceMenu
        label={t("column", { column: "age" })}
        groups={[{ title: "", choices: AGES.map((value) => ({ value, label: t("ageChoice", { value }) })) }]}
        chosen={state.age === null ? [] : [state.age]}
        onToggle={(value) => void setParams({ age: state.age === value ? null : value })}
        single
      />
      <TextInput
        className={styles.box}
        size="xs"
        aria-label={t("labels")}
        placeholder={t("labelsPlaceholder")}
        value={state.labels}
        onChange={(event) => void setParams({ labels: event.currentTarget.value })}
        error={parseLabelSelector(state.labels) === null && <span hidden>{t("labelsInvalid")}</span>}
        title={parseLabelSelector(state.labels) === null ? t("labelsInvalid") : undefined}
        leftSection={<IconTag size={14} aria-hidden />}
      />
      <TextInput
        className={styles.box}
        size="xs"
        aria-label={t("text")}
        placeholder={t("textPlaceholder")}
        value={state.text}
        onChange={(event) => void setParams({ text: event.currentTarget.value })}
        leftSection={<IconFileSearch size={14} aria-hidden />}
      />
    </div>
  );
}
