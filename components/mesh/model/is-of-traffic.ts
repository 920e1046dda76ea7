/** Warnings about telemetry alone: what is configured is known all the same. */
const OF_TRAFFIC: ReadonlySet<string> = new Set([
  "noTelemetry",
  "stale",
  "windowTooShort",
  "partialWindow",
  "startedWithinWindow",
]);

/** Whether a warning says that telemetry is missing, so that there may be traffic that an answer does not know of. */
export function isOfTraffic({ code }: { readonly code: string }): boolean {
  return OF_TRAFFIC.has(code);
}
