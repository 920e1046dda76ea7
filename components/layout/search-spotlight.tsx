"use client";
import { Kbd } from "@mantine/core";
import { useOs } from "@mantine/hooks";
import { Spotlight, spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { HeaderButton } from "./header-button";
import { useSearchGroups } from "./use-search-groups";

const MOST_RESULTS = 30;

/** The search over pages, namespaces and what the page shows; opened by the button or Ctrl-K / ⌘K. */
export function SearchSpotlight(): ReactElement {
  const t = useTranslations("search");
  const os = useOs();
  const groups = useSearchGroups();
  return (
    <>
      <HeaderButton
        aria-keyshortcuts="Control+K Meta+K"
        icon={<IconSearch size={14} aria-hidden />}
        onClick={spotlight.open}
      >
        {t("button")} <Kbd size="xs">{os === "macos" ? "⌘K" : "Ctrl K"}</Kbd>
      </HeaderButton>
      <Spotlight
        attributes={{ content: { "aria-label": t("button") } }}
        actions={groups}
        limit={MOST_RESULTS}
        scrollable
        maxHeight={420}
        highlightQuery
        nothingFound={t("nothing")}
        searchProps={{
          leftSection: <IconSearch size={16} aria-hidden />,
          placeholder: t("placeholder"),
          "aria-label": t("placeholder"),
        }}
      />
    </>
  );
}
