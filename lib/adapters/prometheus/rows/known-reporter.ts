const REPORTERS = new Set(["source", "destination", "waypoint"]);

/** Whether Istio defines the reporter: https://istio.io/latest/docs/reference/config/metrics/#labels */
export function knownReporter(reporter: string): boolean {
  return REPORTERS.has(reporter);
}
