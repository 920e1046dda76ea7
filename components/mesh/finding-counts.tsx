import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { Severity } from "@/lib/domain/validations/finding";
import styles from "./finding-counts.module.css";
import { SEVERITIES } from "./model/severity-tone";

const ICONS = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle };

interface FindingCountsProps {
  /** Null where nothing was checked yet. */
  readonly counts: Readonly<Record<Severity, number>> | null;
}

/** How many findings of each severity, small enough for a table; a tick where there are none. */
export function FindingCounts({ counts }: FindingCountsProps): ReactElement {
  const t = useTranslations("finding");
  if (counts === null) return <span className={styles.unchecked}>{t("unchecked")}</span>;
  const found = SEVERITIES.filter((severity) => counts[severity] > 0);
  if (found.length === 0) {
    return (
      <span className={styles.count} data-severity="none" role="img" aria-label={t("none")} title={t("none")}>
        <IconCircleCheck size={15} stroke={1.8} aria-hidden />
      </span>
    );
  }
  return (
    <span className={styles.counts}>
      {found.map((severity) => {
        const Icon = ICONS[severity];
        const words = t("count", { severity, count: counts[severity] });
        return (
          <span
            key={severity}
            className={styles.count}
            data-severity={severity}
            role="img"
            aria-label={words}
            title={words}
          >
            <Icon size={15} stroke={1.8} aria-hidden />
            {counts[severity]}
          </span>
        );
      })}
    </span>
  );
}
