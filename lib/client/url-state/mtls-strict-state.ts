"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { lookbackParams, strictScopeParams } from "./mtls-strict-params";

/** How far back verdicts look, from the URL. */
export function useLookback(): UseQueryStatesReturn<typeof lookbackParams> {
  return useQueryStates(lookbackParams, { history: "replace", shallow: true });
}

/** The scope of a STRICT verdict, from the URL; each is a page of its own to go back to. */
export function useStrictScope(): UseQueryStatesReturn<typeof strictScopeParams> {
  return useQueryStates(strictScopeParams, { history: "push", shallow: true });
}
