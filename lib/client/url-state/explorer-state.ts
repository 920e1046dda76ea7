"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { explorerParams } from "./explorer-params";

/** The request that the explorer explains and by which configuration, from the URL; every request asked is a step back. */
export function useExplorerParams(): UseQueryStatesReturn<typeof explorerParams> {
  return useQueryStates(explorerParams, { history: "push", shallow: true });
}
