import { keepPreviousData, type UseQueryOptions } from "@tanstack/react-query";
import {
  explainResponseSchema,
  type ExplainRequest,
  type ExplainResponse,
} from "@/lib/contracts/routes/explain";
import { sendJson } from "../api-client";
import { CONFIG_POLL_MS } from "./config-poll";

/** Where a request goes and why; asked again as configuration changes, but not of a moment in the past. Not asked for null. */
export function explainRouteQuery(request: ExplainRequest | null): UseQueryOptions<ExplainResponse> {
  return {
    // A change of configuration is a change of what it does.
    queryKey: ["config", "explain", JSON.stringify(request)],
    queryFn: ({ signal }) => sendJson("POST", "/routes/explain", request, explainResponseSchema, signal),
    enabled: request !== null,
    refetchInterval: request?.at === undefined ? CONFIG_POLL_MS : false,
    placeholderData: keepPreviousData,
    retry: false,
  };
}
