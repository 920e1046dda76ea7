"use client";
import { Combobox, useCombobox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { namespacesQuery } from "@/lib/client/queries/namespaces";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { HeaderButton } from "./header-button";
import { namespaceOptions, toggleNamespace } from "./model/namespace-choice";
import { NamespaceOptionRow } from "./namespace-option-row";
import styles from "./namespace-picker.module.css";
import { NamespaceSummary } from "./namespace-summary";

/** The value of "all visible namespaces"; no namespace can be named so. */
const ALL = "*";

/** Chooses which namespaces the pages look at: all visible ones, or some. */
export function NamespacePicker(): ReactElement {
  const t = useTranslations("namespaces");
  const { data, error } = useQuery(namespacesQuery());
  const [{ namespaces: chosen }, setScope] = useScopeParams();
  const [search, setSearch] = useState("");
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      setSearch("");
      combobox.resetSelectedOption();
      combobox.focusTarget();
    },
  });
  const options = namespaceOptions(data?.namespaces ?? [], chosen, search);
  return (
    <Combobox
      store={combobox}
      width={320}
      position="bottom-start"
      shadow="md"
      withinPortal={false}
      onOptionSubmit={(name) =>
        void setScope({ namespaces: name === ALL ? [] : toggleNamespace(chosen, name) })
      }
    >
      <Combobox.Target targetType="button">
        <HeaderButton
          icon={<IconChevronDown size={14} aria-hidden />}
          onClick={() => combobox.toggleDropdown()}
        >
          <NamespaceSummary chosen={chosen} total={data?.namespaces.length ?? null} />
        </HeaderButton>
      </Combobox.Target>
      <Combobox.Dropdown role="dialog" aria-label={t("options")}>
        <Combobox.Search
          value={search}
          placeholder={t("search")}
          aria-label={t("search")}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
        />
        <Combobox.Options className={styles.options} aria-label={t("options")} aria-multiselectable>
          {search === "" && (
            <Combobox.Option value={ALL} active={chosen.length === 0} aria-selected={chosen.length === 0}>
              <NamespaceOptionRow name={t("allVisible")} chosen={chosen.length === 0} />
            </Combobox.Option>
          )}
          {options.map(({ name, chosen: isChosen, facts }) => (
            <Combobox.Option key={name} value={name} active={isChosen} aria-selected={isChosen}>
              <NamespaceOptionRow name={name} chosen={isChosen} facts={facts} />
            </Combobox.Option>
          ))}
          {options.length === 0 && <Combobox.Empty>{error ? t("failed") : t("none")}</Combobox.Empty>}
        </Combobox.Options>
        {data && <Combobox.Footer className={styles.footer}>{t("how", { how: data.how })}</Combobox.Footer>}
      </Combobox.Dropdown>
    </Combobox>
  );
}
