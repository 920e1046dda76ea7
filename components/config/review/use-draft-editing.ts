"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { browserDrafts } from "@/lib/client/drafts/browser-drafts";
import type { Draft, DraftEntry } from "@/lib/client/drafts/draft";
import { configKindsQuery } from "@/lib/client/queries/config-kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { refOfObject } from "../draft/model/kind-of-object";
import type { ApplyResult } from "./model/apply-in-order";
import { remainingEntries } from "./model/remaining-entries";
import { writtenChange, type Written } from "./model/written-change";
import { useDraftReview, type DraftReview } from "./use-draft-review";

/** What the last attempt to apply came to. */
export interface Attempt {
  readonly refs: readonly ObjectRef[];
  readonly results: readonly ApplyResult[];
  readonly written: readonly Written[];
}

export interface DraftEditing {
  readonly review: DraftReview;
  readonly notAllowed: string | null;
  readonly attempt: Attempt | null;
  readonly setText: (index: number, text: string) => void;
  /** Puts several entries in the place of one. */
  readonly replace: (index: number, entries: readonly DraftEntry[]) => void;
  readonly leaveOut: (index: number) => void;
  readonly onApplied: (results: readonly ApplyResult[]) => void;
}

/** The state of a draft of several objects while it is looked at, edited and applied. */
export function useDraftEditing(draft: Draft, applied: boolean): DraftEditing {
  const { data: kinds } = useQuery(configKindsQuery());
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const notAllowed = kinds?.readOnly ?? null;
  const { entries } = draft;
  const review = useDraftReview(entries, { active: !applied, notAllowed, against: "" });
  const keep = (next: readonly DraftEntry[]): void => {
    if (next.length === 0) browserDrafts().remove(draft.id);
    else browserDrafts().put({ ...draft, entries: [...next] });
  };
  return {
    review,
    notAllowed,
    attempt,
    setText: (index, text) => keep(entries.map((entry, at) => (at === index ? { ...entry, text } : entry))),
    replace: (index, next) => keep(entries.toSpliced(index, 1, ...next)),
    leaveOut: (index) => keep(entries.toSpliced(index, 1)),
    onApplied: (results) => {
      const refs = review.readings.map((reading) => refOfObject("object" in reading ? reading.object : {}));
      const written = results.flatMap((result, index) => {
        const ref = refs[index];
        const change = ref && writtenChange(ref, entries[index]?.baseline ?? null, result);
        return change ?? [];
      });
      setAttempt({ refs, results, written });
      keep(remainingEntries(entries, results));
    },
  };
}
