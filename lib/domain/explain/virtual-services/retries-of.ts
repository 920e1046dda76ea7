import type { Json } from "../../mesh/cluster-object";
import { isJsonObject, textAt } from "../../mesh/read-json";
import type { ExplainedRetries } from "../explanation";
import { durationMs } from "./duration-ms";

const MOST_ATTEMPTS = 100;
const CONDITIONS = ["connect-failure", "refused-stream", "unavailable", "cancelled"];

/** How proxies retry HTTP requests where no route speaks of it. https://istio.io/latest/docs/concepts/traffic-management/#retries */
export const DEFAULT_RETRIES: ExplainedRetries = { attempts: 2, perTryTimeoutMs: null, on: CONDITIONS };

/**
 * How a route's requests are retried: as it says, else as the mesh does; null where it gives no attempts.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry
 */
export function retriesOf(retries: Json | undefined): ExplainedRetries | null {
  if (!isJsonObject(retries)) return DEFAULT_RETRIES;
  const { attempts } = retries;
  if (typeof attempts !== "number" || attempts <= 0) return null;
  const on = textAt(retries, "retryOn")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const perTry = durationMs(retries["perTryTimeout"]);
  return {
    attempts: Math.min(attempts, MOST_ATTEMPTS),
    perTryTimeoutMs: perTry !== null && perTry > 0 ? perTry : null,
    on: on.length > 0 ? on : CONDITIONS,
  };
}
