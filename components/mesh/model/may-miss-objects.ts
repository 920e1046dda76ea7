/** Warnings about telemetry alone: what is configured is known all the same. */
const OF_TRAFFIC: ReadonlySet<string> = new Set([
  "noTelemetry",
  "stale",
  "windowTooShort",
  "partialWindow",
  "startedWithinWindow",
]);

/** Whether objects may be there that an answer with these warnings does not know of; telemetry that is missing hides none. */
export function mayMissObjects(warnings: readonly { readonly code: string }[]): boolean {
  return warnings.some(({ code }) => !OF_TRAFFIC.has(code));
}
