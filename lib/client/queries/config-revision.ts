import type { UseQueryOptions } from "@tanstack/react-query";
import { revisionResponseSchema, type RevisionResponse } from "@/lib/contracts/config/history";
import { fetchJson } from "../api-client";

/** One recorded change with the object as it was after it; what is past never changes. */
export function configRevisionQuery(id: number): UseQueryOptions<RevisionResponse> {
  return {
    queryKey: ["config", "revision", id],
    queryFn: ({ signal }) => fetchJson(`/config/history/${String(id)}`, revisionResponseSchema, signal),
    staleTime: Infinity,
    placeholderData: () => undefined,
  };
}
