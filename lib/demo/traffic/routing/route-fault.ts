import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr } from "../../world/read-json";
import type { RouteFault } from "../model/route-decision";
import { durationMs } from "../registry/duration-ms";

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

/** A share of requests from a percentage; one that is left open means none. */
function shareOf(fault: Json): number {
  const value = jsonAt(fault, "percentage", "value") ?? jsonAt(fault, "percent");
  return typeof value === "number" ? Math.min(1, Math.max(0, value / 100)) : 0;
}

function delayOf(delay: Json | undefined): RouteFault["delay"] {
  if (!isObject(delay)) return null;
  const ms = durationMs(delay["fixedDelay"]);
  const share = shareOf(delay);
  return ms === null || share === 0 ? null : { share, ms };
}

function abortOf(abort: Json | undefined): RouteFault["abort"] {
  if (!isObject(abort)) return null;
  const share = shareOf(abort);
  const grpc = GRPC_CODES.indexOf(textOr(abort["grpcStatus"]).toUpperCase());
  const { httpStatus } = abort;
  if (share === 0) return null;
  if (typeof httpStatus === "number") return { share, code: httpStatus, grpc: false };
  return grpc >= 0 ? { share, code: grpc, grpc: true } : null;
}

/**
 * The faults a rule injects, null for none.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection
 */
export function routeFault(fault: Json | undefined): RouteFault | null {
  const delay = delayOf(jsonAt(fault, "delay"));
  const abort = abortOf(jsonAt(fault, "abort"));
  return delay || abort ? { delay, abort } : null;
}
