import type { UseQueryOptions } from "@tanstack/react-query";
import { outcomeResponseSchema, type OutcomeResponse } from "@/lib/contracts/config/outcome";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { fetchJson } from "../api-client";
import { configSearch } from "./config-search";

/** How long the flows of a change are watched, and how often they are asked for. */
export const WATCH_MS = 5 * 60_000;
const ASK_MS = 5_000;

export interface WrittenChange {
  readonly ref: ObjectRef;
  /** When it was written, in unix milliseconds of the server's clock. */
  readonly since: number;
  /** The same moment by the browser's clock, which decides how long it is watched. */
  readonly seenAt: number;
}

/** How far a change has come: written, accepted, in force. Asked every few seconds for five minutes. */
export function editorOutcomeQuery({ ref, since, seenAt }: WrittenChange): UseQueryOptions<OutcomeResponse> {
  const search = configSearch([], { ...ref, since });
  return {
    queryKey: ["config-outcome", search],
    queryFn: ({ signal }) => fetchJson(`/config/outcome${search}`, outcomeResponseSchema, signal),
    refetchInterval: () => (Date.now() - seenAt < WATCH_MS ? ASK_MS : false),
    staleTime: ASK_MS,
    placeholderData: () => undefined,
  };
}
