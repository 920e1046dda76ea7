import type { ReactElement, ReactNode } from "react";
import styles from "./card.module.css";

/** A bordered surface; `label` names it as a region. */
export function Card({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <section className={styles.card} aria-label={label}>
      {children}
    </section>
  );
}
