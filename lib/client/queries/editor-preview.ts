import { keepPreviousData, type UseQueryOptions } from "@tanstack/react-query";
import {
  previewResponseSchema,
  type DraftObject,
  type PreviewResponse,
} from "@/lib/contracts/config/preview";
import { sendJson } from "../api-client";

/** A preview is of traffic and of a cluster that both move on. */
const STALE_MS = 30_000;

/**
 * What a draft would do: dry run, differences, findings, impact. Changes nothing. Not asked for null. `against` names the
 * state of the cluster as far as it is known here: another one is asked about anew.
 */
export function editorPreviewQuery(
  objects: readonly DraftObject[] | null,
  against: string,
): UseQueryOptions<PreviewResponse> {
  return {
    queryKey: ["config-preview", against, JSON.stringify(objects)],
    queryFn: ({ signal }) => sendJson("POST", "/config/preview", { objects }, previewResponseSchema, signal),
    enabled: objects !== null,
    staleTime: STALE_MS,
    gcTime: STALE_MS,
    placeholderData: keepPreviousData,
    retry: false,
  };
}
