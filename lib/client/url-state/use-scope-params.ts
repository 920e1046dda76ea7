"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { scopeParams } from "./scope-params";

/** Namespaces, window, moment and refresh of the URL, and how to change them without navigating. */
export function useScopeParams(): UseQueryStatesReturn<typeof scopeParams> {
  return useQueryStates(scopeParams, { history: "replace", shallow: true });
}
