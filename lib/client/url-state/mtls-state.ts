"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { mtlsParams } from "./mtls-params";

/** What the mTLS page shows, from the URL, and how to change it without navigating. */
export function useMtlsParams(): UseQueryStatesReturn<typeof mtlsParams> {
  return useQueryStates(mtlsParams, { history: "replace", shallow: true, throttleMs: 100 });
}
