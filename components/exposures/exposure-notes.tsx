"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import type { ExposuresResponse } from "@/lib/contracts/routes/exposures-response";
import styles from "./exposures.module.css";

const TICK_MS = 5_000;

interface ExposureNotesProps {
  readonly warnings: ExposuresResponse["warnings"];
  /** An answer that could not be renewed: when it came (unix milliseconds) and why. */
  readonly stale: { readonly at: number; readonly cause: string } | null;
  /** Whether a moment in the past is chosen, which exposures do not follow. */
  readonly past: boolean;
}

/** What is missing, old or not as chosen. */
export function ExposureNotes({ warnings, stale, past }: ExposureNotesProps): ReactElement | null {
  const t = useTranslations("exposures");
  const now = useNow(TICK_MS);
  if (warnings.length === 0 && stale === null && !past) return null;
  return (
    <div className={styles.notes}>
      {stale !== null && <StaleNote ageMs={now - stale.at} cause={stale.cause} />}
      {past && (
        <p className={styles.note} role="status">
          {t("alwaysNow")}
        </p>
      )}
      {warnings.map(({ code, message }) => (
        <p key={`${code} ${message}`} className={styles.note} role="status">
          {message}
        </p>
      ))}
    </div>
  );
}
