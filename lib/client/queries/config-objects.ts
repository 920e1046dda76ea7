import type { UseQueryOptions } from "@tanstack/react-query";
import { objectsResponseSchema, type ObjectsResponse } from "@/lib/contracts/config/objects-response";
import { fetchJson } from "../api-client";
import { CONFIG_POLL_MS } from "./config-poll";
import { configSearch } from "./config-search";

/** The objects of these namespaces (none: all visible ones), with `text` only those whose YAML contains it. */
export function configObjectsQuery(
  namespaces: readonly string[],
  text: string,
): UseQueryOptions<ObjectsResponse> {
  const search = configSearch(namespaces, { text });
  return {
    queryKey: ["config", "objects", search],
    queryFn: ({ signal }) => fetchJson(`/config/objects${search}`, objectsResponseSchema, signal),
    refetchInterval: CONFIG_POLL_MS,
  };
}
