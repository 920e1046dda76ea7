import type { UseQueryOptions } from "@tanstack/react-query";
import { objectResponseSchema, type ObjectResponse } from "@/lib/contracts/config/object-response";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { fetchJson } from "../api-client";
import { configObjectPath } from "./config-object-path";
import { CONFIG_POLL_MS } from "./config-poll";

/** One object with everything that is known of it. */
export function configObjectQuery(ref: ObjectRef): UseQueryOptions<ObjectResponse> {
  const path = configObjectPath(ref);
  return {
    queryKey: ["config", "object", path],
    queryFn: ({ signal }) => fetchJson(path, objectResponseSchema, signal),
    refetchInterval: CONFIG_POLL_MS,
    // What another object was is no stand-in for this one.
    placeholderData: () => undefined,
  };
}
