"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatPercent } from "@/lib/format/percent";
import styles from "./mtls-grid.module.css";

/** How much of the traffic was seen under mutual TLS, as a bar and in words; says so where nobody knows. */
export function ObservedBar({ percent }: { percent: number | null }): ReactElement {
  const t = useTranslations("mtlsPage");
  if (percent === null) return <span className={styles.muted}>{t("noData")}</span>;
  return (
    <span className={styles.observed}>
      <span className={styles.track} data-plaintext={percent < 100 || undefined} aria-hidden>
        <i style={{ width: `${String(percent)}%` }} />
      </span>
      <span>{percent === 0 ? t("plaintext") : t("observed", { percent: formatPercent(percent) })}</span>
    </span>
  );
}
