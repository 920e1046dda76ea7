import type { ExpectedFinding } from "../expected-finding";

/** Hosts that nobody registered are no objects, so no finding speaks of them. */
export const egressFindings: readonly ExpectedFinding[] = [];
