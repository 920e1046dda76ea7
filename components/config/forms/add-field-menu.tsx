"use client";
import { Button, Combobox, useCombobox } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { FormNode } from "@/lib/domain/forms/read-form";
import { useForm } from "./form-session";
import styles from "./forms.module.css";
import { keyOf } from "./model/key-of";

interface AddFieldMenuProps {
  readonly nodes: readonly FormNode[];
  readonly onAdd: (node: FormNode) => void;
}

/** Every other field the schema has at a place, by name. */
export function AddFieldMenu({ nodes, onAdd }: AddFieldMenuProps): ReactElement | null {
  const t = useTranslations("configForm");
  const { readOnly } = useForm();
  const [search, setSearch] = useState("");
  const box = useCombobox({
    onDropdownClose: () => setSearch(""),
    onDropdownOpen: () => box.focusSearchInput(),
  });
  if (readOnly) return null;
  const wanted = search.trim().toLowerCase();
  const found = nodes.filter(
    (node) => node.field.label.toLowerCase().includes(wanted) || keyOf(node).toLowerCase().includes(wanted),
  );
  return (
    <Combobox
      store={box}
      width={300}
      position="bottom-start"
      onOptionSubmit={(key) => {
        const node = nodes.find((each) => keyOf(each) === key);
        if (node !== undefined) onAdd(node);
        box.closeDropdown();
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          variant="subtle"
          size="compact-xs"
          fw={400}
          w="fit-content"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => box.toggleDropdown()}
        >
          {t("addField")}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t("findField")}
          aria-label={t("findField")}
        />
        <Combobox.Options mah={260} style={{ overflowY: "auto" }}>
          {found.length === 0 && <Combobox.Empty>{t("noField")}</Combobox.Empty>}
          {found.map((node) => (
            <Combobox.Option key={keyOf(node)} value={keyOf(node)} title={node.field.help}>
              {node.field.label}{" "}
              {node.field.input !== "oneOf" && <code className={styles.key}>{keyOf(node)}</code>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
