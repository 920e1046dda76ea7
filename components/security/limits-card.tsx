"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import styles from "./security.module.css";

/** What a verdict leaves out, and what keeps it from being certain; nothing where nothing does. */
export function LimitsCard({ limits }: { limits: readonly string[] }): ReactElement | null {
  const t = useTranslations("strictPage");
  if (limits.length === 0) return null;
  return (
    <Card label={t("limits")}>
      <h2 className={styles.title}>{t("limits")}</h2>
      <ul className={styles.list}>
        {limits.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  );
}
