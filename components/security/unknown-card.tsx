"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import styles from "./security.module.css";

/** What keeps a verdict from being certain; nothing where nothing does. */
export function UnknownCard({ unknown }: { unknown: readonly string[] }): ReactElement | null {
  const t = useTranslations("strictPage");
  if (unknown.length === 0) return null;
  return (
    <Card label={t("unknown")}>
      <h2 className={styles.title}>{t("unknown")}</h2>
      <ul className={styles.list}>
        {unknown.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  );
}
