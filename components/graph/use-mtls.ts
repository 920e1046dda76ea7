"use client";
import { useQuery } from "@tanstack/react-query";
import { mtlsQuery } from "@/lib/client/queries/mtls";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { MtlsResponse } from "@/lib/contracts/mtls/mtls-response";

/** Mutual TLS in the namespaces of the graph as far as it is known: one answer for the canvas and every panel. */
export function useMtls(): MtlsResponse | undefined {
  const [{ namespaces, window }] = useScopeParams();
  return useQuery(mtlsQuery(namespaces, window)).data;
}
