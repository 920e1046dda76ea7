"use client";
import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconHelpCircle,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { Card } from "@/components/ui/card";
import { editorOutcomeQuery, WATCH_MS, type WrittenChange } from "@/lib/client/queries/editor-outcome";
import type { OutcomeResponse } from "@/lib/contracts/config/outcome";
import { useNow } from "@/lib/client/hooks/use-now";
import { formatAge } from "@/lib/format/age";
import { FlowsTable } from "./flows-table";
import { outcomeSteps, type StepTone } from "./model/outcome-steps";
import styles from "./review.module.css";

const ICONS: Readonly<Record<StepTone, typeof IconCircleCheck>> = {
  ok: IconCircleCheck,
  waiting: IconCircleDashed,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  unknown: IconHelpCircle,
};

interface OutcomeCardProps {
  readonly change: WrittenChange;
  /** Opens a draft with what was there before; absent where that is not known. */
  readonly onRevert: (() => void) | null;
  /** Absent where it stays. */
  readonly onClose: (() => void) | null;
}

/** How far a change has come: written, accepted by the control plane, in force; with the flows it touches. */
export function OutcomeCard({ change, onRevert, onClose }: OutcomeCardProps): ReactElement {
  const t = useTranslations("review");
  const { data, error } = useQuery(editorOutcomeQuery(change));
  const now = useNow(1_000);
  const elapsed = now - change.seenAt;
  return (
    <Card label={t("outcome")}>
      <h2 className={styles.title}>
        {t("outcome")}
        <span className={styles.spacer} />
        <span className={styles.aside}>
          {elapsed < WATCH_MS ? t("watching", { age: formatAge(elapsed) }) : t("watched")}
        </span>
      </h2>
      <p className={styles.text}>
        <ObjectLink object={change.ref} />
      </p>
      <OutcomeSteps outcome={data ?? null} />
      {error && <p className={styles.note} data-tone="warn">{`${error.title}: ${error.detail}`}</p>}
      {data && data.flows.length > 0 && (
        <FlowsTable flows={data.flows} told={data.inForce.state !== "notYet"} />
      )}
      <div className={styles.actions} style={{ marginTop: 10 }}>
        {onRevert !== null && <Button onClick={onRevert}>{t("revert")}</Button>}
        {onClose !== null && <Button onClick={onClose}>{t("closeOutcome")}</Button>}
      </div>
    </Card>
  );
}

function OutcomeSteps({ outcome }: { outcome: OutcomeResponse | null }): ReactElement {
  const t = useTranslations("review");
  return (
    <ol className={styles.steps} aria-label={t("outcome")}>
      {outcomeSteps(outcome).map(({ step, state, tone, message }) => {
        const Icon = ICONS[tone];
        return (
          <li key={step} aria-label={t("step", { step })}>
            <Icon size={17} stroke={1.8} className={styles[TONE_CLASS[tone]]} aria-hidden />
            <span>
              <b>{t("step", { step })}</b>
              {": "}
              {t("stepState", { state })}
              {message !== "" && <p className={styles.muted}>{message}</p>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

const TONE_CLASS = { ok: "ok", waiting: "waiting", warn: "warn", bad: "bad", unknown: "waiting" } as const;
