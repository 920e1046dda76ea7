import type { Json, JsonObject } from "../../mesh/cluster-object";
import { isJsonList, isJsonObject, objectAt } from "../../mesh/read-json";
import type { ExplainedRetries } from "../explanation";
import { durationMs } from "../virtual-services/duration-ms";
import { DEFAULT_RETRIES } from "../virtual-services/retries-of";

const ATTEMPTS = 2;
const MOST_ATTEMPTS = 100;

/** A limit of 0s is none. */
const limitMs = (duration: Json | undefined): number | null => durationMs(duration) || null;

/**
 * How long a request of a rule may take and how it is tried again. Without `retry` the limit of one try is that of the whole
 * request. https://gateway-api.sigs.k8s.io/geps/gep-1742/ and https://gateway-api.sigs.k8s.io/geps/gep-1731/
 */
export function ruleTiming(rule: JsonObject): {
  readonly timeoutMs: number | null;
  readonly retries: ExplainedRetries | null;
} {
  const timeouts = objectAt(rule, "timeouts");
  const [request, perTry] = [limitMs(timeouts["request"]), limitMs(timeouts["backendRequest"])];
  const { retry } = rule;
  if (!isJsonObject(retry)) return { timeoutMs: perTry ?? request, retries: DEFAULT_RETRIES };
  const { attempts, codes } = retry;
  const count = typeof attempts === "number" ? attempts : ATTEMPTS;
  const statuses = isJsonList(codes) ? codes.filter((code) => typeof code === "number").map(String) : [];
  const on = [...DEFAULT_RETRIES.on, ...statuses];
  const retries = { attempts: Math.min(count, MOST_ATTEMPTS), perTryTimeoutMs: perTry, on };
  return { timeoutMs: request, retries: count > 0 ? retries : null };
}
