"use client";
import { Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "./search-dialog.module.css";
import { useSearchGroups } from "./use-search-groups";

const MOST_RESULTS = 30;

/** The search over pages, namespaces and what the page shows. */
export function SearchDialog(): ReactElement {
  const t = useTranslations("search");
  const groups = useSearchGroups();
  return (
    <Spotlight
      shortcut={null}
      attributes={{ content: { "aria-label": t("button") } }}
      actions={groups}
      classNames={{ action: styles.action ?? "" }}
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
  );
}
