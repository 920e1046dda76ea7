"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatDuration } from "@/lib/format/duration";
import { formatMoment } from "@/lib/format/moment";
import styles from "./security.module.css";

interface KnownSinceProps {
  /** Unix seconds. */
  readonly since: number;
  readonly data: { readonly at: number; readonly windowSeconds: number };
}

/** Telemetry that began later than this part of the window is worth a word. */
const TOLERATED_PART = 0.02;

/** How far back traffic is known, and that it is less than was asked for where it is. */
export function KnownSince({ since, data: { at, windowSeconds } }: KnownSinceProps): ReactElement {
  const t = useTranslations("strictPage");
  const short = since > at - windowSeconds * (1 - TOLERATED_PART);
  return (
    <span className={styles.muted}>
      {t("knownSince", {
        short: String(short),
        time: formatMoment(since * 1000, at * 1000),
        span: formatDuration(Math.max(0, at - since) * 1000),
        window: formatDuration(windowSeconds * 1000),
      })}
    </span>
  );
}
