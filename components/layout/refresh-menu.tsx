"use client";
import { Menu } from "@mantine/core";
import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { REFRESHES } from "@/lib/client/url-state/refreshes";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { HeaderButton } from "./header-button";
import styles from "./refresh-menu.module.css";

/** Refreshes everything on the page now, and chooses how often that happens by itself. */
export function RefreshMenu(): ReactElement {
  const t = useTranslations("refresh");
  const queryClient = useQueryClient();
  const fetching = useIsFetching() > 0;
  const [{ refresh }, setScope] = useScopeParams();
  return (
    <Menu withinPortal={false}>
      <Menu.Target>
        <HeaderButton
          aria-label={t("button")}
          icon={<IconRefresh size={16} aria-hidden className={fetching ? styles.busy : undefined} />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={() => void queryClient.invalidateQueries()}
        >
          {t("now")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("interval")}</Menu.Label>
        <Menu.RadioGroup
          value={refresh}
          onChange={(next) => void setScope({ refresh: REFRESHES.find((known) => known === next) ?? null })}
        >
          {REFRESHES.map((option) => (
            <Menu.RadioItem key={option} value={option}>
              {t("option", { refresh: option })}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
