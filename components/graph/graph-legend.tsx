"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "./graph-floating.module.css";
import { GLYPHS, type Glyph } from "./model/glyph";

const RING = [
  ["ok", "--ok"],
  ["clientError", "--warn"],
  ["serverError", "--bad"],
  ["tcp", "--tcp"],
] as const;
const STATUSES = [
  ["healthy", "--ok"],
  ["degraded", "--warn"],
  ["failure", "--bad"],
  ["noTraffic", "--idle"],
] as const;
const SHOWN_GLYPHS: readonly Glyph[] = ["workload", "app", "service", "entry", "globe", "unknown"];

/** What the colours, widths and signs of the canvas mean. */
export function GraphLegend(): ReactElement {
  const t = useTranslations("graph");
  return (
    <section className={`${styles.float} ${styles.legend}`} aria-label={t("legend")}>
      <div className={styles.row}>
        <span className={styles.name}>{t("legendRing")}</span>
        {RING.map(([name, colour]) => (
          <span key={name} className={styles.entry}>
            <svg width="12" height="12" aria-hidden>
              <circle cx="6" cy="6" r="4.2" fill="none" stroke={`var(${colour})`} strokeWidth="2.6" />
            </svg>
            {t("legendClass", { class: name })}
          </span>
        ))}
      </div>
      <div className={styles.row}>
        <span className={styles.name}>{t("legendColour")}</span>
        {STATUSES.map(([status, colour]) => (
          <span key={status} className={styles.entry}>
            <Line colour={`var(${colour})`} />
            {t("legendStatus", { status })}
          </span>
        ))}
        <span className={styles.entry}>
          <Line colour="var(--muted)" dashes="5 3" />
          {t("legendPlaintext")}
        </span>
      </div>
      <div className={styles.row}>
        <span className={styles.name}>{t("legendSigns")}</span>
        {SHOWN_GLYPHS.map((glyph) => (
          <span key={glyph} className={styles.entry}>
            <Sign glyph={glyph} />
            {t("legendGlyph", { glyph })}
          </span>
        ))}
        <span className={styles.entry}>{t("legendWidth")}</span>
      </div>
    </section>
  );
}

function Line({ colour, dashes }: { colour: string; dashes?: string }): ReactElement {
  return (
    <svg width="20" height="6" aria-hidden>
      <line x1="0" x2="20" y1="3" y2="3" stroke={colour} strokeWidth="2.6" strokeDasharray={dashes} />
    </svg>
  );
}

function Sign({ glyph }: { glyph: Glyph }): ReactElement {
  return (
    <svg
      width="13"
      height="13"
      viewBox="0 0 24 24"
      fill="none"
      stroke="var(--muted)"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      dangerouslySetInnerHTML={{ __html: GLYPHS[glyph] }}
    />
  );
}
