"use client";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ApiProblem } from "@/lib/client/api-problem";
import type { DraftEntry } from "@/lib/client/drafts/draft";
import { applyObject } from "@/lib/client/mutations/apply-object";
import { editorPreviewQuery } from "@/lib/client/queries/editor-preview";
import type { DraftObject, PreviewResponse } from "@/lib/contracts/config/preview";
import { readEntry, type EntryReading } from "../draft/model/read-entry";
import { LONGEST_CHECKED } from "../editor/model/editor-problems";
import type { Choice, Conflict } from "./conflicts-card";
import { applyInOrder, type ApplyResult } from "./model/apply-in-order";
import { blockedBecause, type Block } from "./model/blocked-because";
import { draftObjects } from "./model/draft-objects";

/** The preview waits until the writer pauses this long. */
const PAUSE_MS = 700;
const LONG_PAUSE_MS = 2_500;

export type Choices = Readonly<Record<string, Choice>>;

export interface DraftReview {
  /** What each entry's text comes to, in their order. */
  readonly readings: readonly EntryReading[];
  /** The last preview, also while a newer one is asked for. */
  readonly preview: PreviewResponse | null;
  /** Fields of each object that changed on both sides, answered or not. */
  readonly conflicts: Conflicts;
  readonly problem: ApiProblem | null;
  /** Whether `preview` is not of this text yet. */
  readonly checking: boolean;
  readonly block: Block | null;
  /** Answers to the conflicts of each entry. */
  readonly choices: readonly Choices[];
  readonly choose: (index: number, path: string, choice: Choice) => void;
  readonly checkAgain: () => void;
  readonly applying: boolean;
  /** What became of each object at the last attempt; empty before it. */
  readonly results: readonly ApplyResult[];
  readonly forgetResults: () => void;
  readonly apply: (overrideOwner: boolean) => Promise<readonly ApplyResult[]>;
}

interface ReviewSettings {
  /** Nothing is asked while it is not. */
  readonly active: boolean;
  /** Why this viewer may write nothing here; null where writing is allowed. */
  readonly notAllowed: string | null;
  /** The state of the cluster the draft was last compared with; "" where none is followed. */
  readonly against: string;
}

/** Everything known of a draft while it is edited, and how to apply it. */
export function useDraftReview(
  entries: readonly DraftEntry[],
  { active, notAllowed, against }: ReviewSettings,
): DraftReview {
  const read = useReadable(entries);
  const readings = useMemo(() => read.map(readEntry), [read]);
  const objects = useMemo(() => draftObjects(read, readings), [read, readings]);
  const [settled] = useDebouncedValue(objects, PAUSE_MS);
  const [choices, setChoices] = useState<readonly Choices[]>([]);
  const { data, ofThis, error, isFetching, conflicts, refetch } = usePreview(active ? settled : null, {
    choices,
    against,
  });
  const isSettled = settled === objects && read === entries;
  const isAnswered = isSettled && !isFetching;
  const openConflicts = countOpen(conflicts, choices);
  const applying = useApply(objects, { choices, preview: data, onStopped: refetch });
  return {
    readings,
    preview: active ? data : null,
    conflicts,
    problem: error,
    checking: active && (objects === null || !isAnswered),
    block: blockedBecause({
      notAllowed,
      readings,
      preview: isSettled ? ofThis : null,
      previewProblem: isAnswered ? (error?.detail ?? null) : null,
      openConflicts,
    }),
    choices,
    choose: (index, path, choice) =>
      setChoices((known) =>
        entries.map((_, at) => (at === index ? { ...known[at], [path]: choice } : (known[at] ?? {}))),
      ),
    checkAgain: refetch,
    ...applying,
  };
}

/** The entries that are read: long texts only once the writer pauses, because reading them takes its time. */
function useReadable(entries: readonly DraftEntry[]): readonly DraftEntry[] {
  const [paused] = useDebouncedValue(entries, LONG_PAUSE_MS);
  const length = entries.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
  return length > LONGEST_CHECKED ? paused : entries;
}

type Conflicts = readonly (readonly Conflict[])[];

interface Previewed {
  readonly data: PreviewResponse | null;
  /** The same, unless it is of an earlier text. */
  readonly ofThis: PreviewResponse | null;
  readonly isFetching: boolean;
  readonly error: ApiProblem | null;
  readonly conflicts: Conflicts;
  readonly refetch: () => void;
}

/** The preview of a draft; once every conflict is answered, of the draft with these answers. */
function usePreview(
  objects: readonly DraftObject[] | null,
  { choices, against }: { readonly choices: readonly Choices[]; readonly against: string },
): Previewed {
  const plain = useQuery(editorPreviewQuery(objects, against));
  const conflicts = (plain.data?.objects ?? []).map((object) => object.conflicts);
  const answered = conflicts.some(({ length }) => length > 0) && countOpen(conflicts, choices) === 0;
  const withAnswers = objects?.map((object, index) => ({ ...object, resolutions: { ...choices[index] } }));
  const resolved = useQuery(editorPreviewQuery(answered ? (withAnswers ?? null) : null, against));
  const { data = null, error, isPlaceholderData } = answered ? resolved : plain;
  return {
    data,
    ofThis: isPlaceholderData ? null : data,
    isFetching: plain.isFetching || resolved.isFetching,
    error,
    conflicts,
    refetch: () => {
      void plain.refetch();
      if (answered) void resolved.refetch();
    },
  };
}

function countOpen(conflicts: Conflicts, choices: readonly Choices[]): number {
  const open = conflicts.flatMap((of, index) =>
    of.filter(({ path }) => choices[index]?.[path] === undefined),
  );
  return open.length;
}

type Applying = Pick<DraftReview, "applying" | "results" | "apply" | "forgetResults">;

interface Reviewed {
  /** Answers to the conflicts of each object. */
  readonly choices: readonly Choices[];
  /** What they were given for. */
  readonly preview: PreviewResponse | null;
  readonly onStopped: () => void;
}

function useApply(
  objects: readonly DraftObject[] | null,
  { choices, preview, onStopped }: Reviewed,
): Applying {
  const [applying, setApplying] = useState(false);
  const [results, setResults] = useState<readonly ApplyResult[]>([]);
  const apply = async (overrideOwner: boolean): Promise<readonly ApplyResult[]> => {
    setApplying(true);
    const requests = (objects ?? []).map(({ baseline, edited }, index) => ({
      baseline,
      edited,
      dryRun: false,
      resolutions: { ...choices[index] },
      reviewed: preview?.objects[index]?.resourceVersion,
      overrideOwner,
    }));
    try {
      const all = await applyInOrder(requests, {
        now: Date.now,
        // A write is never given up half-way because a page is left: the request has its own deadline.
        apply: (request) => applyObject(request, new AbortController().signal),
      });
      setResults(all);
      if (all.some(({ state }) => state !== "done")) onStopped();
      return all;
    } finally {
      setApplying(false);
    }
  };
  return { applying, results, apply, forgetResults: () => setResults([]) };
}
