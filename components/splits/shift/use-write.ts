"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/client/api-problem";
import { applyObject } from "@/lib/client/mutations/apply-object";
import { keepWritten } from "@/lib/client/mutations/keep-written";
import { editorPreviewQuery } from "@/lib/client/queries/editor-preview";
import type { PreviewResponse } from "@/lib/contracts/config/preview";
import { isAlwaysAllowed, type PendingWrite } from "../model/shift/pending-write";
import { resultOfAnswer, resultOfProblem, type WriteResult } from "../model/shift/write-result";

export interface Write {
  readonly preview: PreviewResponse | null;
  readonly previewProblem: ApiProblem | null;
  /** Whether it was tried out, where that has to come first. */
  readonly ready: boolean;
  readonly writing: boolean;
  /** How it ended; null before it did. */
  readonly result: WriteResult | null;
  readonly apply: () => void;
}

/** Tries a write out, makes it and says how it ended. */
export function useWrite(
  { action, object, baseline, edited }: PendingWrite,
  { overrideOwner, onWritten }: { readonly overrideOwner: boolean; readonly onWritten: () => void },
): Write {
  const client = useQueryClient();
  const { data, error, isPlaceholderData } = useQuery(editorPreviewQuery([{ baseline, edited }], ""));
  const mutation = useMutation({
    // A write is never given up half-way because a page is left: the request has its own deadline.
    mutationFn: () =>
      applyObject(
        { baseline, edited, dryRun: false, resolutions: {}, overrideOwner },
        new AbortController().signal,
      ).then((answer) => {
        if (answer.object !== undefined) keepWritten(client, object, answer.object);
        return resultOfAnswer(answer);
      }),
    // The page goes on with the object as the cluster has it now.
    onSettled: () => client.invalidateQueries({ queryKey: ["config"] }),
    onSuccess: ({ state }) => {
      if (state === "written") onWritten();
    },
  });
  const preview = data === undefined || isPlaceholderData ? null : data;
  const accepted = preview !== null && preview.objects.every(({ dryRun }) => dryRun.state !== "refused");
  return {
    preview,
    previewProblem: error,
    ready: accepted || isAlwaysAllowed(action),
    writing: mutation.isPending,
    result: mutation.error === null ? (mutation.data ?? null) : resultOfProblem(mutation.error),
    apply: () => mutation.mutate(),
  };
}
