"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatAge } from "@/lib/format/age";
import { formatMoment } from "@/lib/format/moment";
import styles from "./security.module.css";

interface LastSeenProps {
  /** Unix seconds; null where it is not known. */
  readonly at: number | null;
  /** Unix seconds. */
  readonly now: number;
}

/** About as long as a scrape and its query may take. */
const NOW_S = 60;

/** How long ago something was seen, its moment on hover. */
export function LastSeen({ at, now }: LastSeenProps): ReactElement {
  const t = useTranslations("strictPage");
  if (at === null) return <span className={styles.muted}>{t("lastSeenUnknown")}</span>;
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={formatMoment(at * 1000, now * 1000)}>
      {t("ago", { now: String(now - at < NOW_S), age: formatAge((now - at) * 1000) })}
    </time>
  );
}
