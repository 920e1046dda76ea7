"use client";
import { Menu } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { CheckItem } from "@/components/ui/check-item";
import { MenuButton } from "@/components/ui/menu-button";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";

const OPTIONS = ["serviceNodes", "boxes", "idle"] as const;

/** Chooses what else is drawn. */
export function ShowMenu(): ReactElement {
  const t = useTranslations("graph");
  const [params, setParams] = useGraphParams();
  const options = OPTIONS.filter((option) => option !== "serviceNodes" || params.type !== "service");
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <MenuButton>{t("show")}</MenuButton>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((option) => (
          <CheckItem
            key={option}
            checked={params[option]}
            onToggle={() => void setParams({ [option]: !params[option] })}
            hint={t("showHint", { option })}
          >
            {t("showOption", { option })}
          </CheckItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
