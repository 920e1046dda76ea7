"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { useOpenDraft } from "@/lib/client/drafts/use-open-draft";
import type { StrictResponse, StrictVerdictDto } from "@/lib/contracts/mtls/strict-response";
import { formatRate } from "@/lib/format/rate";
import { KnownSince } from "../known-since";
import { ModeChip } from "../mode-chip";
import { scopeWords } from "../model/strict/scope-words";
import styles from "../security.module.css";
import { ObservedBar } from "../status/observed-bar";
import { VerdictIcon } from "../verdict-icon";
import { VERDICT_TONES } from "../verdict-tone";

/** The verdict as one sentence, what it rests on, and the change as a draft. */
export function VerdictCard({ data }: { data: StrictResponse }): ReactElement {
  const t = useTranslations("strictPage");
  const { verdict } = data;
  const { scope, configured, observedPercent, requestsPerSecond } = verdict;
  return (
    <Card label={t("verdictTitle")}>
      <div className={styles.verdict}>
        <VerdictIcon tone={VERDICT_TONES[verdict.verdict]} />
        <div className={styles.verdictText} aria-live="polite">
          <h2 className={styles.sentence}>
            {t("sentence", { verdict: verdict.verdict, ...scopeWords(scope) })}
          </h2>
          <p className={styles.text}>{verdict.because}</p>
          <dl className={styles.facts}>
            <dt>{t("configured")}</dt>
            <dd>
              <ModeChip mode={configured} />
            </dd>
            <dt>{t("observed")}</dt>
            <dd>
              <ObservedBar percent={observedPercent} />
              <span className={styles.muted}>{t("ofRate", { rate: formatRate(requestsPerSecond) })}</span>
            </dd>
            <dt>{t("traffic")}</dt>
            <dd>
              <KnownSince since={data.knownSince} data={data} />
            </dd>
          </dl>
          <DraftButton verdict={verdict} />
        </div>
      </div>
    </Card>
  );
}

function DraftButton({ verdict }: { verdict: StrictVerdictDto }): ReactElement | null {
  const t = useTranslations("strictPage");
  const open = useOpenDraft();
  if (verdict.draft.length === 0) return null;
  return (
    <div className={styles.actions}>
      <Button
        variant={verdict.verdict === "safe" ? "filled" : "default"}
        onClick={() =>
          open({ title: t("draftTitle", scopeWords(verdict.scope)), objects: [...verdict.draft] })
        }
      >
        {t("openDraft")}
      </Button>
      <p className={styles.muted}>{t("draftHint", { count: verdict.draft.length })}</p>
    </div>
  );
}
