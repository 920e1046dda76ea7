import type { ReactElement } from "react";
import styles from "./chart.module.css";
import { seriesLook } from "./model/series-look";

/** A piece of the line that the n-th series is drawn with. */
export function SeriesSwatch({ index }: { index: number }): ReactElement {
  const { token, dash } = seriesLook(index);
  return (
    <i
      className={styles.swatch}
      data-dashed={dash.length > 0 || undefined}
      style={{ color: `var(${token})` }}
      aria-hidden
    />
  );
}
