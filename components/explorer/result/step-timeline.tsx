"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import type { ExplainResponse } from "@/lib/contracts/routes/explain";
import { formatPercent } from "@/lib/format/percent";
import styles from "../explorer.module.css";
import { destinationLabel } from "../model/destination-label";
import { stepGroups, type StepGroup } from "../model/step-groups";
import { StepLine } from "./step-line";

interface StepTimelineProps {
  readonly steps: ExplainResponse["steps"];
  readonly destinations: ExplainResponse["destinations"];
}

/** Every step the request takes, in order and by stage. */
export function StepTimeline({ steps, destinations }: StepTimelineProps): ReactElement {
  const t = useTranslations("explorer");
  const groups = stepGroups(steps, destinations.length);
  return (
    <Card label={t("steps")}>
      <h3 className={styles.title}>{t("steps")}</h3>
      {groups.length === 0 && <p className={styles.hint}>{t("noSteps")}</p>}
      <ol className={styles.stages}>
        {groups.map((group, index) => {
          const destination = group.branch === null ? undefined : destinations[group.branch];
          const begins = destination !== undefined && groups[index - 1]?.branch !== group.branch;
          return (
            <li key={`${group.stage} ${String(index)}`} data-branch={group.branch !== null || undefined}>
              {begins && (
                <p className={styles.branch}>
                  {t("branch", {
                    name: destinationLabel(destination),
                    share: formatPercent(destination.weight),
                  })}
                </p>
              )}
              <Stage group={group} />
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function Stage({ group: { stage, items } }: { group: StepGroup }): ReactElement {
  const t = useTranslations("explorer");
  return (
    <div className={styles.stage}>
      <h4>{t("stage", { stage })}</h4>
      <ul>
        {items.map((item, index) =>
          "step" in item ? (
            <StepLine key={`${item.step.because} ${String(index)}`} step={item.step} />
          ) : (
            <li key={`skipped ${String(index)}`}>
              <details className={styles.skipped}>
                <summary>{t("skipped", { count: item.skipped.length, stage })}</summary>
                <ul>
                  {item.skipped.map((step, at) => (
                    <StepLine key={`${step.path} ${String(at)}`} step={step} />
                  ))}
                </ul>
              </details>
            </li>
          ),
        )}
      </ul>
    </div>
  );
}
