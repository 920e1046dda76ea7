"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "./history.module.css";

interface OlderButtonProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly shown: number;
  readonly loaded: number;
}

/** Asks for what is older, and says how much of what was asked for is shown. */
export function OlderButton({ query, shown, loaded }: OlderButtonProps): ReactElement | null {
  const t = useTranslations("configHistory");
  if (loaded === 0) return null;
  return (
    <div className={styles.older}>
      <span className={styles.muted}>{t("loaded", { shown, loaded, end: String(!query.hasNextPage) })}</span>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t("older")}
        </Button>
      )}
    </div>
  );
}
