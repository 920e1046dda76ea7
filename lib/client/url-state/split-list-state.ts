"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { splitListParams } from "./split-list-params";

/** Which splits the list shows, from the URL. */
export function useSplitListParams(): UseQueryStatesReturn<typeof splitListParams> {
  return useQueryStates(splitListParams, { history: "replace", shallow: true, throttleMs: 100 });
}
