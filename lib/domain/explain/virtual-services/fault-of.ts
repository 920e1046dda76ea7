import type { JsonObject } from "../../mesh/cluster-object";
import { isJsonObject, objectAt, textAt } from "../../mesh/read-json";
import type { ExplainedFault } from "../explanation";
import { durationMs } from "./duration-ms";

/** https://grpc.io/docs/guides/status-codes/ */
const GRPC_CODES: readonly string[] = [
  "OK",
  "CANCELLED",
  "UNKNOWN",
  "INVALID_ARGUMENT",
  "DEADLINE_EXCEEDED",
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "PERMISSION_DENIED",
  "RESOURCE_EXHAUSTED",
  "FAILED_PRECONDITION",
  "ABORTED",
  "OUT_OF_RANGE",
  "UNIMPLEMENTED",
  "INTERNAL",
  "UNAVAILABLE",
  "DATA_LOSS",
  "UNAUTHENTICATED",
];

/** Without a percentage no request is affected. */
function percentOf(fault: JsonObject): number {
  const value = objectAt(fault, "percentage")["value"] ?? fault["percent"];
  return typeof value === "number" ? Math.min(100, Math.max(0, value)) : 0;
}

function delayOf(delay: JsonObject): ExplainedFault["delay"] {
  const [ms, percent] = [durationMs(delay["fixedDelay"]), percentOf(delay)];
  return ms === null || percent === 0 ? null : { percent, ms };
}

function abortOf(abort: JsonObject): ExplainedFault["abort"] {
  const percent = percentOf(abort);
  const { httpStatus } = abort;
  if (percent === 0) return null;
  if (typeof httpStatus === "number") return { percent, code: httpStatus, grpc: false };
  const code = GRPC_CODES.indexOf(textAt(abort, "grpcStatus").toUpperCase());
  return code < 0 ? null : { percent, code, grpc: true };
}

/**
 * The faults that a route injects; null for none.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection
 */
export function faultOf(rule: JsonObject): ExplainedFault | null {
  const { fault } = rule;
  if (!isJsonObject(fault)) return null;
  const [delay, abort] = [delayOf(objectAt(fault, "delay")), abortOf(objectAt(fault, "abort"))];
  return delay || abort ? { delay, abort } : null;
}
