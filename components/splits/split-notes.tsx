"use client";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import type { SplitsResponse } from "@/lib/contracts/splits/splits-response";
import styles from "./split-notes.module.css";

const TICK_MS = 5_000;

interface SplitNotesProps {
  readonly warnings: SplitsResponse["warnings"];
  /** An answer that could not be renewed: when it came (unix milliseconds) and why. */
  readonly stale: { readonly at: number; readonly cause: string } | null;
  /** Whether a moment in the past is chosen, which splits do not follow. */
  readonly past: boolean;
}

/** What is missing, old or not as chosen. */
export function SplitNotes({ warnings, stale, past }: SplitNotesProps): ReactElement | null {
  const t = useTranslations("splits");
  const now = useNow(TICK_MS);
  if (warnings.length === 0 && stale === null && !past) return null;
  return (
    <div className={styles.notes}>
      {stale !== null && <StaleNote ageMs={now - stale.at} cause={stale.cause} />}
      {past && (
        <p className={styles.note} role="status">
          <IconClock size={16} aria-hidden />
          <span>{t("alwaysNow")}</span>
        </p>
      )}
      {warnings.map(({ code, message }) => (
        <p key={`${code} ${message}`} className={styles.note} role="status">
          <IconAlertTriangle size={16} aria-hidden />
          <span>{message}</span>
        </p>
      ))}
    </div>
  );
}
