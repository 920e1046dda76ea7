import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import type { ObjectStore } from "../store/object-store";

/**
 * A resourceVersion parameter as a number; 0 where it is absent or "0" (any state will do). 400 for one that is not a
 * number; 504 Timeout with cause ResourceVersionTooLarge for one from the future, as the API server answers.
 */
export function readRevision(
  text: string,
  store: ObjectStore,
): { readonly ok: true; readonly revision: number } | Refused {
  if (text === "" || text === "0") return { ok: true, revision: 0 };
  if (!/^\d{1,15}$/.test(text))
    return refuse("BadRequest", `invalid resource version: resourceVersion: Invalid value: "${text}"`);
  const revision = Number(text);
  if (revision <= store.revision) return { ok: true, revision };
  return refuse("Timeout", `Timeout: Too large resource version: ${revision}, current: ${store.revision}`, {
    causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
    retryAfterSeconds: 1,
  });
}
