import type { ReactElement } from "react";
import styles from "./share-bars.module.css";

interface ShareBarsProps {
  /** 0 to 1. */
  readonly configured: number;
  /** 0 to 1; null where it cannot be told. */
  readonly observed: number | null;
  readonly look: "asConfigured" | "differs" | "notComparable";
}

/** The configured share above the observed one; the figures stand beside it in words. */
export function ShareBars({ configured, observed, look }: ShareBarsProps): ReactElement {
  return (
    <span className={styles.bars} aria-hidden>
      <span className={styles.configured} style={{ width: percentWidth(configured) }} />
      {observed === null ? (
        <span className={styles.unknown} />
      ) : (
        <span className={styles.observed} data-look={look} style={{ width: percentWidth(observed) }} />
      )}
    </span>
  );
}

function percentWidth(share: number): string {
  return `${String(Math.min(100, Math.max(0, share * 100)))}%`;
}
