import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject, textOr } from "../../world/read-json";
import { defaultRetries } from "../gateway-api/default-retries";
import type { MeshWorld } from "../model/mesh-world";
import type { RetryPolicy } from "../model/route-decision";
import { durationMs } from "../registry/duration-ms";

const MOST_ATTEMPTS = 100;
const RETRY_ON = ["connect-failure", "refused-stream", "unavailable", "cancelled"];

/**
 * How a proxy retries HTTP requests: as the rule says, else as the mesh does. null: not at all, as where the rule gives no
 * attempts. https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry
 */
export function retryPolicy(world: MeshWorld, retries: Json | undefined): RetryPolicy | null {
  if (!isObject(retries)) return defaultRetries(world);
  const attempts = retries["attempts"];
  if (typeof attempts !== "number" || attempts <= 0) return null;
  const on = textOr(retries["retryOn"])
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const perTry = durationMs(retries["perTryTimeout"]);
  return {
    attempts: Math.min(attempts, MOST_ATTEMPTS),
    perTryTimeoutMs: perTry !== null && perTry > 0 ? perTry : null,
    on: on.length > 0 ? on : RETRY_ON,
  };
}
