import { jsonAt, textOr } from "../../world/read-json";
import { perWorld } from "../model/per-world";
import type { RetryPolicy } from "../model/route-decision";

const ATTEMPTS = 2;
const RETRY_ON = "connect-failure,refused-stream,unavailable,cancelled";

/**
 * How requests are retried where no rule speaks of it; null where the mesh turns retries off.
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig (defaultHttpRetryPolicy)
 */
export const defaultRetries = perWorld(({ meshConfig }): RetryPolicy | null => {
  const policy = jsonAt(meshConfig, "defaultHttpRetryPolicy");
  const attempts = jsonAt(policy, "attempts");
  const count = typeof attempts === "number" ? attempts : ATTEMPTS;
  const on = textOr(jsonAt(policy, "retryOn")) || RETRY_ON;
  return count > 0 ? { attempts: count, perTryTimeoutMs: null, on: on.split(",") } : null;
});
