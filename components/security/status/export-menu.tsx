"use client";
import { Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { download } from "@/components/ui/download";
import { MenuButton } from "@/components/ui/menu-button";
import { entriesOf, mtlsCsv } from "../model/status/mtls-csv";
import type { MtlsWorkload } from "../model/status/mtls-workload";

/** Saves what the filter lets through as a file. */
export function ExportMenu({ workloads }: { workloads: readonly MtlsWorkload[] }): ReactElement {
  const t = useTranslations("mtlsPage");
  const entries = entriesOf(workloads);
  const save = (name: string, text: string, type: string): void => download(name, new Blob([text], { type }));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <MenuButton leftSection={<IconDownload size={14} aria-hidden />} disabled={entries.length === 0}>
          {t("export")}
        </MenuButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save("mtls.csv", mtlsCsv(workloads), "text/csv")}>
          {t("exportAs", { count: entries.length, format: "CSV" })}
        </Menu.Item>
        <Menu.Item
          onClick={() => save("mtls.json", `${JSON.stringify({ entries }, null, 2)}\n`, "application/json")}
        >
          {t("exportAs", { count: entries.length, format: "JSON" })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
