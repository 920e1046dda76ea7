"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { exposuresParams } from "./exposures-params";

/** Which ways in the page of exposures shows, from the URL. */
export function useExposuresParams(): UseQueryStatesReturn<typeof exposuresParams> {
  return useQueryStates(exposuresParams, { history: "replace", shallow: true, throttleMs: 100 });
}
