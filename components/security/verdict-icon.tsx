import { IconAlertTriangle, IconCircleCheck, IconHelp, IconShieldLock } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { Tone } from "@/components/ui/chip";
import styles from "./security.module.css";

const ICONS: Readonly<Record<Tone, typeof IconHelp>> = {
  ok: IconCircleCheck,
  bad: IconAlertTriangle,
  warn: IconHelp,
  accent: IconShieldLock,
  neutral: IconHelp,
};

/** The sign before a verdict; the sentence beside it says the same. */
export function VerdictIcon({ tone }: { tone: Tone }): ReactElement {
  const Icon = ICONS[tone];
  return (
    <span className={styles.icon} data-tone={tone}>
      <Icon size={20} stroke={1.7} aria-hidden />
    </span>
  );
}
