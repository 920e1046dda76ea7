"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { Chip, type Tone } from "@/components/ui/chip";
import type { EgressResponse } from "@/lib/contracts/mtls/egress-response";
import { formatDuration } from "@/lib/format/duration";
import { VerdictIcon } from "../verdict-icon";
import styles from "../security.module.css";

const TONES: Readonly<Record<EgressResponse["verdict"], Tone>> = {
  safe: "ok",
  wouldBreak: "bad",
  notEnoughData: "warn",
  alreadyRegistryOnly: "accent",
};

/** The verdict on REGISTRY_ONLY as one sentence, and what holds today. */
export function EgressVerdict({ data }: { data: EgressResponse }): ReactElement {
  const t = useTranslations("egressPage");
  const { verdict, because, allowAny, windowSeconds } = data;
  return (
    <Card label={t("verdictTitle")}>
      <div className={styles.verdict}>
        <VerdictIcon tone={TONES[verdict]} />
        <div className={styles.verdictText} aria-live="polite">
          <h2 className={styles.sentence}>{t("sentence", { verdict })}</h2>
          <p className={styles.text}>{because}</p>
          <dl className={styles.facts}>
            <dt>{t("configured")}</dt>
            <dd>
              <Chip tone={allowAny ? "neutral" : "accent"}>{allowAny ? "ALLOW_ANY" : "REGISTRY_ONLY"}</Chip>
              <span className={styles.muted}>{t("configuredHint")}</span>
            </dd>
            <dt>{t("observed")}</dt>
            <dd>{t("observedOver", { window: formatDuration(windowSeconds * 1000) })}</dd>
          </dl>
        </div>
      </div>
    </Card>
  );
}
