import type { ReactElement } from "react";
import styles from "./security.module.css";

/** What to know about an answer before relying on it; nothing where there is nothing. */
export function WarningNotes({
  warnings,
}: {
  warnings: readonly { readonly code: string; readonly message: string }[];
}): ReactElement | null {
  if (warnings.length === 0) return null;
  return (
    <div className={styles.notes}>
      {warnings.map(({ code, message }) => (
        <p key={`${code} ${message}`} className={styles.note} role="status">
          {message}
        </p>
      ))}
    </div>
  );
}
