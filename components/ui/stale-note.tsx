import { IconClockExclamation } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatDuration } from "@/lib/format/duration";
import styles from "./stale-note.module.css";

/** Says over data that are still shown how old they are and why no newer ones came. */
export function StaleNote({ ageMs, cause }: { ageMs: number; cause: string }): ReactElement {
  const t = useTranslations("states");
  return (
    <div className={styles.note} role="status">
      <IconClockExclamation size={16} aria-hidden />
      <b>{t("stale", { age: formatDuration(Math.max(0, ageMs)) })}</b>
      <span className={styles.cause}>{cause}</span>
    </div>
  );
}
