import type { UseQueryOptions } from "@tanstack/react-query";
import {
  certificatesResponseSchema,
  type CertificatesResponse,
} from "@/lib/contracts/mtls/certificates-response";
import { fetchJson } from "../api-client";
import { configSearch } from "./config-search";

const POLL_MS = 60_000;

/** The certificates that proxies of these namespaces (none: all visible ones) serve, as far as they are measured. */
export function certificatesQuery(namespaces: readonly string[]): UseQueryOptions<CertificatesResponse> {
  const search = configSearch(namespaces);
  return {
    queryKey: ["mtls", "certificates", search],
    queryFn: ({ signal }) => fetchJson(`/mtls/certificates${search}`, certificatesResponseSchema, signal),
    refetchInterval: POLL_MS,
  };
}
