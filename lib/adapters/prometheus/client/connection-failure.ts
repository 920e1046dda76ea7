import type { MetricsFailure } from "@/lib/ports/metrics-source";
import { errorCode } from "../../shared/error-code";
import { failure } from "./failure";

/** Why a request got no answer. */
export function connectionFailure(server: string, error: unknown): MetricsFailure {
  return failure("unreachable", `cannot reach ${server}: ${errorCode(error)}`);
}
