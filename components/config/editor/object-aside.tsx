"use client";
import type { ReactElement } from "react";
import type { FindingDto } from "@/lib/contracts/config/finding";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { rebaseYaml } from "@/lib/yaml/rebase-yaml";
import { ChecksCard } from "../review/checks-card";
import { OutcomeCard } from "../review/outcome-card";
import { ResultsCard } from "../review/results-card";
import { ReviewAside } from "../review/review-aside";
import styles from "./editor.module.css";
import { offsetOfField } from "./model/offset-of";
import { ReferencesCard } from "./references-card";
import { useRevert } from "../review/use-revert";
import { textEdits } from "./text-edits";
import type { ObjectEditing } from "./use-object-editing";

interface ObjectAsideProps {
  readonly detail: ObjectResponse;
  readonly editing: ObjectEditing;
  readonly schemaNote: string;
  readonly onGoTo: (finding: FindingDto) => void;
  readonly onGoToOffset: (offset: number) => void;
}

/** Beside the text: how the last change goes, what the draft would do, what the object refers to. */
export function ObjectAside(props: ObjectAsideProps): ReactElement {
  const { detail, editing, schemaNote, onGoTo, onGoToOffset } = props;
  const { draft, review, written } = editing;
  const revert = useRevert();
  const edits = textEdits(draft.text, review.readings[0], draft.setText);
  const merged = review.preview?.objects[0]?.merged ?? null;
  const rebase = (onto: JsonObject): void =>
    draft.rebase({ ...detail.object }, rebaseYaml(draft.text, stripServerFields(onto)));
  return (
    <aside className={styles.aside}>
      {written !== null && (
        <OutcomeCard
          key={written.change.since}
          change={written.change}
          onRevert={() => revert(written)}
          onClose={editing.forgetWritten}
        />
      )}
      {review.results.length > 0 && (
        <ResultsCard
          refs={[detail.ref]}
          results={review.results}
          onGoToField={(field) => onGoToOffset(offsetOfField(draft.text, field))}
          onReadAgain={review.checkAgain}
        />
      )}
      {draft.dirty ? (
        <ReviewAside
          review={review}
          index={0}
          schemaNote={schemaNote}
          onGoTo={onGoTo}
          onFix={edits.fix}
          onDryRun={edits.dryRun}
          onRebase={merged && (() => rebase(merged))}
        />
      ) : (
        <ChecksCard
          findings={detail.findings}
          of={detail.ref}
          mended={[]}
          dryRuns={[]}
          schemaNote={schemaNote}
          onGoTo={onGoTo}
          onFix={editing.notAllowed === null ? edits.fix : undefined}
        />
      )}
      <ReferencesCard references={detail.references} namespace={detail.ref.namespace} />
    </aside>
  );
}
