import type { ExplainResponse } from "@/lib/contracts/routes/explain";

/** Whether a request that the proxy lets out unread arrives nowhere: a step ends its way, and it is no policy that does. */
export function isLostOutside({ outcome, code, authorization, steps }: ExplainResponse): boolean {
  if (outcome !== "passthrough" || authorization.allowed !== true) return false;
  return code !== null || steps.some(({ verdict }) => verdict === "refuses");
}
