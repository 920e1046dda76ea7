import type { UseQueryOptions } from "@tanstack/react-query";
import { schemaResponseSchema, type SchemaResponse } from "@/lib/contracts/config/schema-response";
import { isLabelledOnly } from "@/lib/domain/config/editable-kinds";
import { fetchJson } from "../api-client";
import { configSearch } from "./config-search";

/** The cluster's own schema of a kind (its key) at a version; "" is the version Meshlens writes. */
export function editorSchemaQuery(kind: string, version: string): UseQueryOptions<SchemaResponse> {
  const path = `/config/schemas/${encodeURIComponent(kind)}${configSearch([], { version })}`;
  return {
    queryKey: ["config-schema", path],
    queryFn: ({ signal }) => fetchJson(path, schemaResponseSchema, signal),
    staleTime: 5 * 60_000,
    enabled: kind !== "" && !isLabelledOnly(kind),
    placeholderData: () => undefined,
  };
}
