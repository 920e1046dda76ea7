import { callOf } from "../call-of";
import type { ExplainedRequest } from "../explained-request";
import type { ExplainCall } from "../routed";

/** A request from outside as a listener of a gateway has it before it; `opaque` where it passes TLS on as it is. */
export function edgeCall(request: ExplainedRequest, opaque = false): ExplainCall {
  const call = callOf(request, opaque);
  return { ...call, host: call.host.replace(/\.$/, "") };
}
