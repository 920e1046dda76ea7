import { applyResponseSchema, type ApplyRequest, type ApplyResponse } from "@/lib/contracts/config/apply";
import { sendJson } from "../api-client";

/** Writes one object. Rejects with ApiProblem; one without a status leaves open whether it was written. */
export function applyObject(request: ApplyRequest, signal: AbortSignal): Promise<ApplyResponse> {
  return sendJson("POST", "/config/apply", request, applyResponseSchema, signal);
}
