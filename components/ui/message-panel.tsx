import { IconAlertTriangle, IconInfoCircle, IconLock } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import styles from "./message-panel.module.css";

const KINDS = {
  empty: { tone: "neutral", Icon: IconInfoCircle },
  denied: { tone: "warn", Icon: IconLock },
  error: { tone: "bad", Icon: IconAlertTriangle },
} as const;

interface MessagePanelProps {
  readonly kind: keyof typeof KINDS;
  readonly title: string;
  /** The reason, and what to do about it. */
  readonly detail?: ReactNode;
  /** Buttons or links that do it. */
  readonly actions?: ReactNode;
}

/** Stands where data would be and says why there are none: empty, not allowed or failed. */
export function MessagePanel({ kind, title, detail, actions }: MessagePanelProps): ReactElement {
  const { tone, Icon } = KINDS[kind];
  return (
    <div className={styles.panel} data-tone={tone} role={kind === "empty" ? "status" : "alert"}>
      <span className={styles.icon}>
        <Icon size={20} stroke={1.7} aria-hidden />
      </span>
      <p className={styles.title}>{title}</p>
      {detail !== undefined && <p className={styles.detail}>{detail}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
