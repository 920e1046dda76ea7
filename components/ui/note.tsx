import type { Icon as IconType } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import styles from "./note.module.css";

interface NoteProps {
  readonly children: ReactNode;
  readonly icon?: IconType;
}

/** One line over an answer that says what to know before relying on it. */
export function Note({ children, icon: Icon }: NoteProps): ReactElement {
  return (
    <p className={styles.note} role="status">
      {Icon !== undefined && <Icon size={16} aria-hidden />}
      <span>{children}</span>
    </p>
  );
}
