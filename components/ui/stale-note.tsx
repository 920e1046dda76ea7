import { IconClockExclamation } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatAge } from "@/lib/format/age";
import styles from "./stale-note.module.css";

/** Says over data that are still shown how old they are and why no newer ones came. */
export function StaleNote({ ageMs, cause }: { ageMs: number; cause: string }): ReactElement {
  const t = useTranslations("states");
  return (
    <div className={styles.note} role="status">
      <IconClockExclamation size={16} aria-hidden />
      <b>{t("stale", { age: formatAge(ageMs) })}</b>
      <span className={styles.cause}>{cause}</span>
    </div>
  );
}
