"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { graphParams } from "./graph-params";

/** How the graph is shown, from the URL, and how to change it without navigating. */
export function useGraphParams(): UseQueryStatesReturn<typeof graphParams> {
  return useQueryStates(graphParams, { history: "replace", shallow: true });
}
