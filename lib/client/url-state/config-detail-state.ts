"use client";
import { useQueryStates, type UseQueryStatesReturn } from "nuqs";
import { configDetailParams } from "./config-detail-params";

/** Which part of an object's page is open, from the URL. */
export function useConfigDetailParams(): UseQueryStatesReturn<typeof configDetailParams> {
  return useQueryStates(configDetailParams, { history: "replace", shallow: true });
}
