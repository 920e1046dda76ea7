"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { useLookback } from "@/lib/client/url-state/mtls-strict-state";
import type { ReadinessResponse } from "@/lib/contracts/mtls/strict-response";
import { ModeChip } from "../mode-chip";
import { reasonCounts } from "../model/strict/readiness-order";
import { scopeWords } from "../model/strict/scope-words";
import { strictPath } from "../model/strict/strict-path";
import styles from "../security.module.css";
import { ObservedBar } from "../status/observed-bar";
import { VERDICT_TONES } from "../verdict-tone";

/** The verdict of one namespace, or of the mesh; leads to all of it. */
export function ReadinessLine({ verdict }: { verdict: ReadinessResponse["mesh"] }): ReactElement {
  const t = useTranslations("strictPage");
  const href = useScopedHref();
  const [{ lookback }] = useLookback();
  const { namespace } = verdict.scope;
  return (
    <tr>
      <td className={styles.fixed}>
        <Link href={href(strictPath(namespace, "", lookback))} className={styles.link} prefetch={false}>
          <b>{t("scopeName", scopeWords(verdict.scope))}</b>
        </Link>
      </td>
      <td className={styles.fixed}>
        <Chip tone={VERDICT_TONES[verdict.verdict]}>{t("verdict", { verdict: verdict.verdict })}</Chip>
      </td>
      <td>
        <ModeChip mode={verdict.configured} />
      </td>
      <td className={styles.fixed}>
        <ObservedBar percent={verdict.observedPercent} />
      </td>
      <td>
        {verdict.blockers.length === 0 ? (
          <span className={styles.muted}>–</span>
        ) : (
          reasonCounts(verdict).map(({ reason, count }) => (
            <span key={reason} className={styles.ends}>
              {t("reasonCount", { reason, count })}
            </span>
          ))
        )}
      </td>
      <td>{verdict.because}</td>
    </tr>
  );
}
