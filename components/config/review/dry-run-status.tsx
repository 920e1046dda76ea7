"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { DraftReview } from "./use-draft-review";
import styles from "./review.module.css";

interface DryRunStatusProps {
  readonly review: DraftReview;
  /** Whether there is something to dry-run. */
  readonly active: boolean;
  readonly notAllowed: string | null;
}

/** In a few words: whether the API server would take the draft. */
export function DryRunStatus({ review, active, notAllowed }: DryRunStatusProps): ReactElement | null {
  const t = useTranslations("review");
  if (notAllowed !== null) return <>{t("readOnly", { because: notAllowed })}</>;
  if (!active || review.block?.why === "text") return null;
  if (review.checking) return <>{t("checkingNow")}</>;
  const states = (review.preview?.objects ?? []).map(({ dryRun }) => dryRun.state);
  if (states.includes("refused")) return <b className={styles.bad}>{t("statusRefused")}</b>;
  if (states.length > 0 && states.every((state) => state === "accepted"))
    return <span className={styles.ok}>{t("statusAccepted")}</span>;
  return states.length > 0 ? <>{t("statusNotRun")}</> : null;
}
