import type { ExpectedFinding } from "../expected-finding";

/** Labels, waypoints and policies of ambient fit each other. */
export const ambientFindings: readonly ExpectedFinding[] = [];
