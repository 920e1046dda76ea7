"use client";
import { parseAsString, parseAsStringLiteral, useQueryStates, type UseQueryStatesReturn } from "nuqs";

/** How far back the charts of one Service go. */
export const SPLIT_SPANS = ["30m", "1h", "6h", "1d"] as const;

const params = {
  span: parseAsStringLiteral(SPLIT_SPANS).withDefault("1h"),
  /** Key of the split that a shift is put together for. */
  shift: parseAsString,
};

/** What the page of one Service shows, from the URL. */
export function useSplitPageParams(): UseQueryStatesReturn<typeof params> {
  return useQueryStates(params, { history: "replace", shallow: true });
}
