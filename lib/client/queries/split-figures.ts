import type { UseQueryOptions } from "@tanstack/react-query";
import { figuresResponseSchema, type FiguresResponse } from "@/lib/contracts/splits/series-response";
import { fetchJson } from "../api-client";
import { configSearch } from "./config-search";
import type { SplitService } from "./split-service";

const ASK_AGAIN_MS = 10_000;

/** What each version of a Service answered since a moment (unix seconds): the figures of a shift's gates. */
export function splitFiguresQuery(
  { namespace, name }: SplitService,
  since: number,
): UseQueryOptions<FiguresResponse> {
  const search = configSearch([], { namespace, name, since });
  return {
    queryKey: ["split-figures", search],
    queryFn: ({ signal }) => fetchJson(`/splits/figures${search}`, figuresResponseSchema, signal),
    refetchInterval: ASK_AGAIN_MS,
    // Figures since another moment are figures of another step.
    placeholderData: () => undefined,
  };
}
