"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ChangeList } from "@/components/mesh/change-list";
import { FindingList } from "@/components/mesh/finding-list";
import { LoadingPanel } from "@/components/ui/loading-panel";
import type { ApiProblem } from "@/lib/client/api-problem";
import type { PreviewResponse } from "@/lib/contracts/config/preview";
import { SHIFT_ANNOTATION } from "@/lib/domain/shifting/shift-plan";
import { withoutPlan } from "../model/plan-changes";
import styles from "./shift.module.css";

interface WritePreviewProps {
  /** Null before there is one. */
  readonly preview: PreviewResponse | null;
  readonly problem: ApiProblem | null;
}

/** What a write changes, whether the API server would take it, and what it would do to traffic. */
export function WritePreview({ preview, problem }: WritePreviewProps): ReactElement | null {
  const t = useTranslations("shifting");
  const [object] = preview?.objects ?? [];
  if (problem !== null) {
    return (
      <p className={styles.note} data-tone="warn" role="alert">
        {t("notChecked", { reason: problem.detail })}
      </p>
    );
  }
  if (preview === null) return <LoadingPanel lines={3} />;
  if (object === undefined) return null;
  const { impact, findings } = preview;
  return (
    <>
      <Changes object={object} />
      {impact.state === "known" && impact.sentence !== "" && <p className={styles.note}>{impact.sentence}</p>}
      <DryRun object={object} />
      {findings.length > 0 && <FindingList findings={findings} brief />}
    </>
  );
}

type Previewed = PreviewResponse["objects"][number];

function Changes({ object }: { object: Previewed }): ReactElement {
  const t = useTranslations("shifting");
  const changes = withoutPlan(object.changes);
  const annotated = changes.length < object.changes.length;
  return (
    <div>
      <h3>{t("willBeWritten")}</h3>
      {changes.length > 0 && <ChangeList changes={changes} limit={8} />}
      <p className={styles.muted}>
        {annotated ? t("annotationToo", { annotation: SHIFT_ANNOTATION }) : t("nothingElse")}
      </p>
    </div>
  );
}

function DryRun({ object: { dryRun, conflicts } }: { object: Previewed }): ReactElement {
  const t = useTranslations("shifting");
  return (
    <>
      {dryRun.state === "refused" && (
        <p className={styles.note} data-tone="bad" role="alert">
          {t("dryRunRefused", { message: dryRun.message })}
        </p>
      )}
      {dryRun.state === "accepted" && <p className={styles.muted}>{t("dryRunAccepted")}</p>}
      {dryRun.state === "notRun" && <p className={styles.muted}>{dryRun.because}</p>}
      {conflicts.length > 0 && (
        <p className={styles.note} data-tone="bad" role="alert">
          {t("conflict", { paths: conflicts.map(({ path }) => path).join(", ") })}
        </p>
      )}
    </>
  );
}
