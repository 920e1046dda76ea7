"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { Card } from "@/components/ui/card";
import { LoadingPanel } from "@/components/ui/loading-panel";
import type { FindingDto } from "@/lib/contracts/config/finding";
import { ChecksCard } from "./checks-card";
import { ConflictsCard } from "./conflicts-card";
import { ImpactCard } from "./impact-card";
import { MeanwhileCard } from "./meanwhile-card";
import styles from "./review.module.css";
import type { DraftReview } from "./use-draft-review";

const NO_OBJECT = { kind: "", namespace: "", name: "" };

interface ReviewAsideProps {
  readonly review: DraftReview;
  /** The entry that is looked at. */
  readonly index: number;
  readonly schemaNote: string;
  readonly onGoTo: (finding: FindingDto) => void;
  readonly onFix: ((finding: FindingDto) => void) | undefined;
  readonly onDryRun: (() => void) | null;
  readonly onRebase: (() => void) | null;
}

/** What a draft would do, beside its text. */
export function ReviewAside(props: ReviewAsideProps): ReactElement {
  const { review, index, schemaNote, onGoTo, onFix, onDryRun, onRebase } = props;
  const { preview, checking } = review;
  if (preview === null) return <NoPreview review={review} />;
  const here = preview.objects[index];
  const conflicts = review.conflicts[index] ?? [];
  const asked = new Set(conflicts.map(({ path }) => path));
  const meanwhile = (here?.meanwhile ?? []).filter(({ path }) => !asked.has(path));
  return (
    <div className={styles.stack} aria-busy={checking} data-checking={checking}>
      {conflicts.length > 0 && (
        <ConflictsCard
          conflicts={conflicts}
          choices={review.choices[index] ?? {}}
          onChoose={(path, choice) => review.choose(index, path, choice)}
        />
      )}
      {meanwhile.length > 0 && (
        <MeanwhileCard meanwhile={meanwhile} onRebase={conflicts.length === 0 ? onRebase : null} />
      )}
      <ImpactCard impact={preview.impact} onDryRun={onDryRun} />
      <ChecksCard
        findings={preview.findings}
        of={here?.ref ?? NO_OBJECT}
        mended={preview.mended}
        dryRuns={preview.objects.map(({ dryRun }) => dryRun)}
        schemaNote={schemaNote}
        onGoTo={onGoTo}
        onFix={onFix}
      />
    </div>
  );
}

function NoPreview({ review }: Pick<ReviewAsideProps, "review">): ReactElement {
  const t = useTranslations("review");
  const { problem, checking, checkAgain } = review;
  return (
    <Card label={t("impact")}>
      {problem !== null && !checking ? (
        <ProblemPanel problem={problem} onRetry={checkAgain} />
      ) : (
        <LoadingPanel lines={6} />
      )}
    </Card>
  );
}
