"use client";
import { Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { download } from "@/components/ui/download";
import { MenuButton } from "@/components/ui/menu-button";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { rowsCsv } from "../model/list/rows-csv";

/** Saves what the list shows as a file. */
export function ExportMenu({ rows }: { rows: readonly ObjectRow[] }): ReactElement {
  const t = useTranslations("configList");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <MenuButton leftSection={<IconDownload size={14} aria-hidden />} disabled={rows.length === 0}>
          {t("export")}
        </MenuButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => download("configuration.csv", new Blob([rowsCsv(rows)], { type: "text/csv" }))}
        >
          {t("exportCsv", { count: rows.length })}
        </Menu.Item>
        <Menu.Label>{t("exportYamlHint")}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
