"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { configHistoryParams } from "./config-history-params";

/** Which changes the history shows, from the URL. */
export function useConfigHistoryParams(): UseQueryStatesReturn<typeof configHistoryParams> {
  return useQueryStates(configHistoryParams, { history: "replace", shallow: true, throttleMs: 100 });
}
