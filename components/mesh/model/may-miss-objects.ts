import { isOfTraffic } from "./is-of-traffic";

/** Whether objects may be there that an answer with these warnings does not know of; telemetry that is missing hides none. */
export function mayMissObjects(warnings: readonly { readonly code: string }[]): boolean {
  return !warnings.every(isOfTraffic);
}
