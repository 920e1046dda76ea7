"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { egressParams } from "./mtls-egress-params";

/** What the egress page shows, from the URL. */
export function useEgressParams(): UseQueryStatesReturn<typeof egressParams> {
  return useQueryStates(egressParams, { history: "replace", shallow: true, throttleMs: 100 });
}
