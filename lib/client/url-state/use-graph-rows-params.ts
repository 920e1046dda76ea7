"use client";
import type { GraphRowsParams } from "../queries/graph-rows-params";
import { useGraphParams } from "./use-graph-params";
import { useScopeParams } from "./use-scope-params";

/** What the URL asks the server for; a response time is asked for only while edges show it. */
export function useGraphRowsParams(): GraphRowsParams {
  const [{ namespaces, window, at }] = useScopeParams();
  const [{ labels, rt, type, serviceNodes }] = useGraphParams();
  return {
    namespaces,
    window,
    at,
    type,
    serviceNodes,
    responseTime: labels.includes("responseTime") ? rt : null,
  };
}
