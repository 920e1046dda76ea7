"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "./more-button.module.css";

/** Shows more lines of a long table; nothing where all are shown. */
export function MoreButton({ more, onMore }: { more: number; onMore: () => void }): ReactElement | null {
  const t = useTranslations("states");
  if (more === 0) return null;
  return (
    <p className={styles.more}>
      <Button onClick={onMore}>{t("showMore", { count: more })}</Button>
    </p>
  );
}
