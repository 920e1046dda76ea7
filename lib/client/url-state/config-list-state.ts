"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { configListParams } from "./config-list-params";

/** What the list of configuration shows, from the URL, and how to change it without navigating. */
export function useConfigListParams(): UseQueryStatesReturn<typeof configListParams> {
  return useQueryStates(configListParams, { history: "replace", shallow: true, throttleMs: 100 });
}
