"use client";
import { Menu } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { CheckItem } from "@/components/ui/check-item";
import { MenuButton } from "@/components/ui/menu-button";
import { LIST_COLUMNS, type ListColumn } from "@/lib/client/url-state/config-list-params";
import { useConfigListParams } from "@/lib/client/url-state/config-list-state";

/** Chooses the columns and whether lines are grouped by kind. The name always stays. */
export function ViewMenu(): ReactElement {
  const t = useTranslations("configList");
  const [{ columns, group }, setParams] = useConfigListParams();
  const toggle = (column: ListColumn): void => {
    const next = LIST_COLUMNS.filter((other) =>
      other === column ? !columns.includes(other) : columns.includes(other),
    );
    void setParams({ columns: next });
  };
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <MenuButton leftSection={<IconColumns3 size={14} aria-hidden />}>{t("view")}</MenuButton>
      </Menu.Target>
      <Menu.Dropdown>
        <CheckItem checked={group} onToggle={() => void setParams({ group: !group })}>
          {t("group")}
        </CheckItem>
        <Menu.Divider />
        <Menu.Label>{t("columns")}</Menu.Label>
        {LIST_COLUMNS.filter((column) => column !== "name").map((column) => (
          <CheckItem key={column} checked={columns.includes(column)} onToggle={() => toggle(column)}>
            {t("column", { column })}
          </CheckItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
