"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { browserDrafts } from "@/lib/client/drafts/browser-drafts";
import { configKindsQuery } from "@/lib/client/queries/config-kinds";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { useObjectDraft, type ObjectDraft } from "../draft/use-object-draft";
import type { ApplyResult } from "../review/model/apply-in-order";
import { writtenChange, type Written } from "../review/model/written-change";
import { useDraftReview, type DraftReview } from "../review/use-draft-review";

export interface ObjectEditing {
  readonly draft: ObjectDraft;
  readonly review: DraftReview;
  /** Why this viewer may not write the object; null where that is allowed. */
  readonly notAllowed: string | null;
  /** The change made last, while it is watched. */
  readonly written: Written | null;
  readonly forgetWritten: () => void;
  /** Takes note of what became of the draft: one that was written is done with. */
  readonly onApplied: (results: readonly ApplyResult[]) => void;
}

/** The state of editing one object: its draft, what the draft would do, what was written. */
export function useObjectEditing(detail: ObjectResponse, onChanged: () => void): ObjectEditing {
  const draft = useObjectDraft(detail);
  const { data: kinds } = useQuery(configKindsQuery());
  const [written, setWritten] = useState<Written | null>(null);
  const { update } = detail.may;
  const notAllowed = kinds?.readOnly ?? (update.allowed ? null : update.because);
  const { baseline, text, dirty } = draft;
  const entries = useMemo(() => [{ baseline: { ...baseline }, text }], [baseline, text]);
  const review = useDraftReview(entries, {
    active: dirty,
    notAllowed,
    against: textAt(objectAt(detail.object, "metadata"), "resourceVersion"),
  });
  return {
    draft,
    review,
    notAllowed,
    written,
    forgetWritten: () => setWritten(null),
    onApplied: (results) => {
      const [result] = results;
      if (result?.state !== "done") return;
      setWritten(writtenChange(detail.ref, baseline, result));
      browserDrafts().remove(draft.id);
      review.forgetResults();
      onChanged();
    },
  };
}
