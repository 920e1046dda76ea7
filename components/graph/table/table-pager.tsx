"use client";
import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "./graph-table.module.css";

interface TablePagerProps {
  readonly page: number;
  readonly size: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}

/** Goes through the lines of a long table. */
export function TablePager({ page, size, count, onPage }: TablePagerProps): ReactElement {
  const t = useTranslations("graph");
  const to = Math.min(count, (page + 1) * size);
  return (
    <div className={styles.pager}>
      <span aria-live="polite">{t("page", { from: page * size + 1, to, count })}</span>
      <ActionIcon
        variant="default"
        aria-label={t("previous")}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={t("next")}
        disabled={to === count}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
