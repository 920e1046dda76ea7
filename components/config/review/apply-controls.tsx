"use client";
import { useState, type ReactElement, type ReactNode } from "react";
import type { OwnerDto } from "@/lib/contracts/config/owner";
import type { EntryReading } from "../draft/model/read-entry";
import { ApplyBar } from "./apply-bar";
import { BlockReason } from "./block-reason";
import type { ApplyResult } from "./model/apply-in-order";
import { copiedText } from "./model/copied-text";
import { OwnerDialog } from "./owner-dialog";
import type { DraftReview } from "./use-draft-review";

interface ApplyControlsProps {
  readonly review: DraftReview;
  /** What has to be typed to write what a repository owns. */
  readonly name: string;
  /** Who owns the object as it was opened; the preview says it of the others. */
  readonly owner: OwnerDto | null;
  readonly yaml: string;
  readonly onGoToLine: (line: number) => void;
  readonly onOpenAsDraft: ((index: number, reading: EntryReading) => void) | null;
  readonly onApplied: (results: readonly ApplyResult[]) => void;
  /** Discard and other buttons. */
  readonly children?: ReactNode;
}

/** Applies a draft, or says why not; what a repository owns is written after a second confirmation only. */
export function ApplyControls(props: ApplyControlsProps): ReactElement {
  const { review, name, yaml, onGoToLine, onOpenAsDraft, onApplied, children } = props;
  const [asking, setAsking] = useState(false);
  const objects = review.preview?.objects ?? [];
  const owner = [props.owner, ...objects.map((object) => object.owner)].find(
    (each) => each?.declarative === true,
  );
  const apply = (overrideOwner: boolean): void => {
    setAsking(false);
    void review.apply(overrideOwner).then(onApplied);
  };
  return (
    <>
      <ApplyBar
        owned={owner !== undefined}
        count={review.readings.length}
        deletes={review.readings.length > 0 && review.readings.every(({ state }) => state === "delete")}
        disabled={review.block !== null}
        applying={review.applying}
        onApply={() => (owner === undefined ? apply(false) : setAsking(true))}
        patch={copiedText(review, "patch")}
        kubectl={copiedText(review, "kubectl")}
        yaml={yaml}
        fileName={`${name}.yaml`}
      >
        {children}
      </ApplyBar>
      {review.block !== null && (
        <BlockReason
          block={review.block}
          onGoToLine={onGoToLine}
          onOpenAsDraft={onOpenAsDraft}
          onCheckAgain={review.checkAgain}
        />
      )}
      {asking && owner && (
        <OwnerDialog owner={owner} name={name} onWrite={() => apply(true)} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
