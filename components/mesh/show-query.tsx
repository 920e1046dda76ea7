"use client";
import { Popover, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { formatDuration } from "@/lib/format/duration";
import styles from "./show-query.module.css";

interface ShownQuery {
  readonly promql: string;
  readonly durationMs: number;
  /** How many series it gave, where that is told. */
  readonly series?: number;
}

interface ShowQueryProps {
  readonly queries: readonly ShownQuery[];
  readonly windowSeconds: number;
}

/** The PromQL a number came from, with its window, what it took and how many series it gave. */
export function ShowQuery({ queries, windowSeconds }: ShowQueryProps): ReactElement {
  const t = useTranslations("query");
  return (
    <Popover width={480} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={styles.link}>{t("show")}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("title", { count: queries.length })}>
        <div className={styles.list}>
          {queries.map((query) => (
            <div key={query.promql}>
              <div className={styles.facts}>
                <span>{t("window", { window: formatDuration(windowSeconds * 1000) })}</span>
                <span>{t("duration", { duration: formatDuration(query.durationMs) })}</span>
                {query.series !== undefined && <span>{t("series", { count: query.series })}</span>}
                <span className={styles.spacer} />
                <CopyButton text={query.promql} />
              </div>
              <pre className={styles.query}>{query.promql}</pre>
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
