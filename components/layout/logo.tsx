import type { ReactElement } from "react";
import styles from "./logo.module.css";

/** A lens over three connected nodes, and the name. */
export function Logo(): ReactElement {
  return (
    <div className={styles.logo}>
      <svg width={22} height={22} viewBox="0 0 24 24" className={styles.mark} aria-hidden>
        <circle cx={10.5} cy={10.5} r={6.5} />
        <path d="M15.5 15.5 21 21" strokeLinecap="round" />
        <path d="M8 9l5 .6M8 9l2.4 4M13 9.6 10.4 13" strokeWidth={1} />
        <g className={styles.node} stroke="none">
          <circle cx={8} cy={9} r={1.4} />
          <circle cx={13} cy={9.6} r={1.4} />
          <circle cx={10.4} cy={13} r={1.4} />
        </g>
      </svg>
      Meshlens
    </div>
  );
}
