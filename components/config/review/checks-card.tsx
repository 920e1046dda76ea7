"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { FindingList } from "@/components/mesh/finding-list";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import type { FindingDto } from "@/lib/contracts/config/finding";
import type { PreviewResponse } from "@/lib/contracts/config/preview";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import styles from "./review.module.css";

interface ChecksCardProps {
  readonly findings: readonly FindingDto[];
  /** The object whose text is edited: only its findings can be mended here. */
  readonly of: ObjectRef;
  readonly mended: readonly FindingDto[];
  readonly dryRuns: readonly PreviewResponse["objects"][number]["dryRun"][];
  /** Where the schema comes from, or why the editor has none. */
  readonly schemaNote: string;
  readonly onGoTo: (finding: FindingDto) => void;
  readonly onFix: ((finding: FindingDto) => void) | undefined;
}

/** What the API server and the checks say of the cluster as it would become. */
export function ChecksCard(props: ChecksCardProps): ReactElement {
  const { findings, of, mended, dryRuns, schemaNote, onGoTo, onFix } = props;
  const t = useTranslations("review");
  return (
    <Card label={t("checks")}>
      <h2 className={styles.title}>
        {t("checks")}
        <span className={styles.spacer} />
        <DryRunChip dryRuns={dryRuns} />
      </h2>
      {findings.length === 0 && <p className={styles.muted}>{t("noFindings")}</p>}
      <FindingList
        findings={findings.map((finding) => fixableIn(of, finding))}
        showObject
        onGoTo={onGoTo}
        {...(onFix && { onFix })}
      />
      {mended.length > 0 && (
        <>
          <h3 className={`${styles.sub ?? ""} ${styles.ok ?? ""}`}>
            {t("mended", { count: mended.length })}
          </h3>
          <FindingList findings={mended} showObject brief />
        </>
      )}
      {dryRuns.map((dryRun, index) => (
        <DryRunNote key={index} dryRun={dryRun} />
      ))}
      <p className={styles.muted}>{schemaNote}</p>
    </Card>
  );
}

function fixableIn(of: ObjectRef, finding: FindingDto): FindingDto {
  const { kind, namespace, name } = finding.object;
  const isOwn = kind === of.kind && namespace === of.namespace && name === of.name;
  return isOwn ? finding : { ...finding, fix: null };
}

/** One word for all objects: refused by one is refused. */
function DryRunChip({ dryRuns }: Pick<ChecksCardProps, "dryRuns">): ReactElement | null {
  const t = useTranslations("review");
  if (dryRuns.length === 0) return null;
  const state = (["refused", "notRun", "accepted"] as const).find((each) =>
    dryRuns.some((dryRun) => dryRun.state === each),
  );
  const tones = { refused: "bad", notRun: "warn", accepted: "ok" } as const;
  if (state === undefined) return null;
  return <Chip tone={tones[state]}>{t("dryRun", { state })}</Chip>;
}

function DryRunNote({ dryRun }: { dryRun: ChecksCardProps["dryRuns"][number] }): ReactElement | null {
  const t = useTranslations("review");
  if (dryRun.state === "notRun") {
    return (
      <p className={styles.note} data-tone="warn">
        {t("dryRunNot", { because: dryRun.because })}
      </p>
    );
  }
  if (dryRun.state === "refused") {
    return (
      <div className={styles.note} data-tone="bad" role="alert">
        {t("dryRunRefused", { message: dryRun.message })}
        <Lines
          lines={dryRun.causes.map(({ field, message }) => (field === "" ? message : `${field}: ${message}`))}
        />
      </div>
    );
  }
  const { warnings, pruned, defaulted } = dryRun;
  return (
    <>
      {pruned.length > 0 && (
        <div className={styles.note} data-tone="bad" role="alert">
          {t("pruned", { count: pruned.length })}
          <Lines lines={pruned} />
        </div>
      )}
      {warnings.length > 0 && (
        <div className={styles.note} data-tone="warn">
          {t("warnings")}
          <Lines lines={warnings} />
        </div>
      )}
      {defaulted.length > 0 && (
        <div className={styles.note}>
          {t("defaulted", { count: defaulted.length })}
          <Lines lines={defaulted} />
        </div>
      )}
    </>
  );
}

const MOST_LINES = 12;

function Lines({ lines }: { lines: readonly string[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.slice(0, MOST_LINES).map((line) => (
        <li key={line}>
          <code>{line}</code>
        </li>
      ))}
      {lines.length > MOST_LINES && <li>…</li>}
    </ul>
  );
}
